/** The one way in which accounts and partner apps change: from the version that the caller saw to the next, with who changed it. */
import type { Staff } from '@so-tiem/platform/identity/identity';
import { DeferredError, requireSeen } from '@so-tiem/platform/storage/transaction';
import type { ClientSession, Model } from 'mongoose';
import { changedNow, type LastChange, staleNow } from '../model/lastChange.ts';

interface Versioned {
  _id: string;
  version: number;
  lastChange: LastChange;
}

interface Change<Record> {
  staff: Staff;
  /** What was done, as `changed`. */
  action: string;
  /** That the caller saw. */
  version: number;
  before: Record;
  after: Record;
  /** Fields that stay as they are stored, whatever `after` has. */
  untouched?: readonly (keyof Record)[];
}

/** Part of a transaction. @returns the record as it is now @throws DeferredError of STALE */
export async function replaceVersion<Record extends Versioned>(
  model: Model<Record>,
  session: ClientSession,
  { staff, action, version, before, after, untouched = [] }: Change<Record>,
): Promise<Record> {
  const { _id } = before;
  const stale = () => staleNow(model, _id);
  requireSeen(before, version, stale);
  const changed = { ...after, version: version + 1, lastChange: changedNow(staff, action) };
  const kept = new Set<keyof Record>(['_id', ...untouched]);
  const fields = Object.fromEntries(Object.entries(changed).filter(([name]) => !kept.has(name as keyof Record)));
  const { matchedCount } = await model.updateOne({ _id, version } as object, { $set: fields } as object, { session });
  if (!matchedCount) throw new DeferredError(stale);
  return changed;
}
