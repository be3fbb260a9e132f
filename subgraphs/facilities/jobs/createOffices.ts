/** At the start: units and sites that were loaded from elsewhere get their offices. */
import type { OfficeRecord } from '../model/office.ts';
import type { Store } from '../model/store.ts';
import { officesOf } from '../rules/officeOf.ts';

const BATCH = 2000;

export async function createOffices({ units, sites, offices }: Store): Promise<void> {
  if (await offices.exists({})) return;
  const levels = await Promise.all((['PROVINCE', 'DISTRICT', 'COMMUNE'] as const).map((level) => units.find({ level }).lean()));
  let batch: OfficeRecord[] = [];
  const flush = async () => {
    if (batch.length) await offices.insertMany(batch, { ordered: false, lean: true });
    batch = [];
  };
  for (const office of officesOf(levels.flat(), await sites.find().lean())) {
    batch.push(office);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
}
