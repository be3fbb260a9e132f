/** Brings the end of the chain to places outside the database, by itself, again and again. */
import type { Logger } from '@so-tiem/platform/logging';
import type { AnchorPlace } from '../anchors/places.ts';
import type { Store } from '../model/store.ts';
import { signAnchor } from '../rules/anchor.ts';
import { BEGINNING } from '../rules/chain.ts';

/**
 * One of several processes does it, whichever comes first; one that does not arrive everywhere is brought again in the next round.
 * @returns whether an anchor was due and has arrived
 */
export async function anchorEnd(
  { ends, anchored }: Pick<Store, 'ends' | 'anchored'>,
  places: readonly AnchorPlace[],
  { everyMs, log }: { everyMs: number; log: Logger },
): Promise<boolean> {
  const at = new Date();
  const due = { _id: 'anchored' as const, at: { $lte: new Date(at.getTime() - everyMs) } };
  await anchored.updateOne({ _id: 'anchored' }, { $setOnInsert: { at: new Date(0) } }, { upsert: true });
  const before = await anchored.findOneAndUpdate(due, { $set: { at } }).lean();
  if (!before) return false;
  const { number, hash } = (await ends.findById('head').lean()) ?? BEGINNING;
  const anchor = signAnchor({ at: at.toISOString(), number, hash });
  const outcomes = await Promise.allSettled(places.map((bring) => bring(anchor)));
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  for (const error of failures) log.error({ err: error }, 'an anchor of the audit trail did not arrive');
  if (failures.length) await anchored.updateOne({ _id: 'anchored', at }, { $set: { at: before.at } });
  return !failures.length;
}
