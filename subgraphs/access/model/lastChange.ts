/** Who changed something last, when and how: what a late caller is told. The whole of it is in the audit trail. */
import { type DomainError, stale } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import type { Model } from 'mongoose';

export interface LastChange {
  by: string;
  at: Date;
  change: string;
}

export const lastChangeSchema = { by: String, at: Date, change: String };

export const changedNow = ({ name }: Pick<Staff, 'name'>, change: string): LastChange => ({ by: name, at: new Date(), change });

export async function staleNow<Record extends { lastChange: LastChange; version: number }>(
  model: Model<Record>,
  id: string,
): Promise<DomainError> {
  const now = await model.findById(id, { lastChange: 1, version: 1 }).lean<{ lastChange: LastChange; version: number }>();
  const { by = '?', at = new Date(), change = '?' } = now?.lastChange ?? {};
  return stale({ changedBy: by, change, changedAt: at, currentVersion: now?.version ?? 0 });
}
