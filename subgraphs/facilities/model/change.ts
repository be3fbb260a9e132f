/** Who changed a site or a contact, when, from what to what: written in the transaction of the change, never changed. */
import { changesBetween } from '@so-tiem/platform/audit/entry';
import type { AuditTrail } from '@so-tiem/platform/audit/trail';
import { type DomainError, stale } from '@so-tiem/platform/errors/errors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type ClientSession, type Connection, Schema } from 'mongoose';

export interface ChangeRecord {
  subject: string;
  by: string;
  byName: string;
  at: Date;
  change: string;
  note?: string | null;
  before: unknown;
  after: unknown;
}

const schema = new Schema<ChangeRecord>(
  {
    subject: { type: String, required: true },
    by: { type: String, required: true },
    byName: { type: String, required: true },
    at: { type: Date, required: true },
    change: { type: String, required: true },
    note: { type: String, default: null },
    before: Schema.Types.Mixed,
    after: Schema.Types.Mixed,
  },
  { collection: 'facility_changes', versionKey: false },
);
seal(schema, { values: ['before', 'after', 'note'] });
schema.index({ subject: 1, at: -1 });

export const changes = (connection: Connection) => connection.model<ChangeRecord>('FacilityChange', schema);

/** @param by `contact` or `site`, and on whose decision it was changed where no request of theirs is being answered any more */
export async function recordChange(
  { connection, trail }: { connection: Connection; trail: AuditTrail },
  session: ClientSession,
  change: ChangeRecord & { before: object | null; after: object },
  { kind, on }: { kind: 'contact' | 'site'; on?: Identity | undefined },
): Promise<void> {
  await changes(connection).create([change], { session });
  const { subject, before, after } = change;
  await trail.changed(
    session,
    { action: `${kind}.${change.change}`, subjects: [`${kind}:${subject}`], changes: changesBetween(before, after) },
    on,
  );
}

/** What a late caller is told: who changed the site or contact since, how and when. */
export async function staleSubject(connection: Connection, subject: string, currentVersion: number): Promise<DomainError> {
  const last = await changes(connection).findOne({ subject }).sort({ at: -1 }).lean();
  return stale({ changedBy: last?.byName ?? '?', change: last?.change ?? '?', changedAt: last?.at ?? new Date(), currentVersion });
}
