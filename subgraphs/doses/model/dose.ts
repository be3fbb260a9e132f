/**
 * The dose ledger. A record is written once; the only thing that ever changes in it is that it ends, by a correction
 * (a new record, which names the old one) or by being declared void.
 */

import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';
import type { DoseSource, DoseStatus } from '../generated/schema.ts';

export interface DoseRecord {
  _id: string;
  citizenId: string;
  vaccineCode: string;
  lotNumber: string | null;
  injectedOn: string;
  doseNumber: number;
  siteCode: string;
  vaccinator: string | null;
  source: DoseSource;
  status: DoseStatus;
  recordedAt: Date;
  recordedBy: string;
  recordedByName: string;
  supersedesId: string | null;
  /** The reason is null once the person was erased. */
  end: { reason: string | null; by: string; byName: string; at: Date; idempotencyKey: string } | null;
  idempotencyKey: string;
}

/** As the audit trail names it. */
export const subjectsOf = ({ _id, citizenId }: DoseRecord): string[] => [`dose:${_id}`, `citizen:${citizenId}`];

const schema = new Schema<DoseRecord>(
  {
    _id: { type: String, required: true },
    citizenId: { type: String, required: true },
    vaccineCode: { type: String, required: true },
    lotNumber: { type: String, default: null },
    injectedOn: { type: String, required: true },
    doseNumber: { type: Number, required: true },
    siteCode: { type: String, required: true },
    vaccinator: { type: String, default: null },
    source: { type: String, required: true },
    status: { type: String, required: true },
    recordedAt: { type: Date, required: true },
    recordedBy: { type: String, required: true },
    recordedByName: { type: String, required: true },
    supersedesId: { type: String, default: null },
    end: { type: Schema.Types.Mixed, default: null },
    idempotencyKey: { type: String, required: true },
  },
  { collection: 'doses', versionKey: false },
);
seal(schema, { values: ['end.reason'] });
schema.index({ citizenId: 1, doseNumber: 1 });
// A person has one counting record of each dose number, also when two write at the same time.
schema.index(
  { citizenId: 1, doseNumber: 1, status: 1 },
  { unique: true, partialFilterExpression: { status: 'CURRENT' }, name: 'one_current' },
);
schema.index({ idempotencyKey: 1 }, { unique: true });
schema.index({ 'end.idempotencyKey': 1 }, { partialFilterExpression: { 'end.idempotencyKey': { $type: 'string' } }, name: 'ended_by' });

export const doses = (connection: Connection) => connection.model<DoseRecord>('Dose', schema);
