/** Brings the end of the chain to places outside the database, by itself, again and again. */

import type { Logger } from '@so-tiem/platform/configuration/logging';
import { isDuplicateKey } from '@so-tiem/platform/errors/errors';
import type { AnchorPlace } from '../anchors/places.ts';
import type { Store } from '../model/store.ts';
import { signAnchor } from '../rules/anchor.ts';
import { BEGINNING } from '../rules/chain.ts';

const FIRST_RETRY_MS = 2000;

/**
 * Each place by itself: one that takes nothing keeps no other waiting and sends no other a second anchor. One of several processes brings it,
 * whichever comes first; what does not arrive is brought again after a growing wait, as long as the usual one at most.
 * @returns how many anchors have arrived
 */
export async function anchorEnd(
  store: Pick<Store, 'ends' | 'anchored'>,
  places: readonly AnchorPlace[],
  options: { everyMs: number; log: Logger },
): Promise<number> {
  const arrived = await Promise.all(places.map((place) => bringTo(place, store, options)));
  return arrived.filter(Boolean).length;
}

async function bringTo(
  { name, bring }: AnchorPlace,
  { ends, anchored }: Pick<Store, 'ends' | 'anchored'>,
  { everyMs, log }: { everyMs: number; log: Logger },
): Promise<boolean> {
  const now = Date.now();
  const next = new Date(now + everyMs);
  const known = await anchored.findById(name).lean();
  if (known && known.due.getTime() > now) return false;
  const isOurs = await anchored
    .findOneAndUpdate({ _id: name, due: { $lte: new Date(now) } }, { $set: { due: next }, $setOnInsert: { failures: 0 } }, { upsert: true })
    .lean()
    .then((before) => ({ failures: before?.failures ?? 0 }))
    .catch((error) => {
      if (isDuplicateKey(error)) return undefined; // another process was quicker
      throw error;
    });
  if (!isOurs) return false;
  const mine = { _id: name, due: next };
  try {
    const { number, hash } = (await ends.findById('head').lean()) ?? BEGINNING;
    await bring(signAnchor({ at: new Date(now).toISOString(), number, hash }));
  } catch (error) {
    log.error({ err: error }, 'an anchor of the audit trail did not arrive');
    const waitMs = Math.min(FIRST_RETRY_MS * 2 ** isOurs.failures, everyMs);
    await anchored.updateOne(mine, { $set: { due: new Date(now + waitMs) }, $inc: { failures: 1 } });
    return false;
  }
  if (isOurs.failures) await anchored.updateOne(mine, { $set: { failures: 0 } });
  return true;
}
