/** A record that was merged with another is followed to the one that stands for the person. */
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';

const MAX_STEPS = 10;

export async function survivingRecord({ citizens }: Pick<Store, 'citizens'>, found: CitizenRecord | null): Promise<CitizenRecord | null> {
  let citizen = found;
  for (let steps = 0; citizen?.mergedInto && steps < MAX_STEPS; steps++) citizen = await citizens.findById(citizen.mergedInto).lean();
  return citizen;
}
