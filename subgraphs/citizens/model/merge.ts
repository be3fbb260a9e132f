/**
 * Merges of two records of one person: what was decided, how far it has come, and what both were before, so that it can be taken
 * back. The doses are put together by their own subgraph, so a merge has a state of its own.
 */

import type { Failure } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';
import type { CitizenMergeStatus } from '../generated/schema.ts';
import type { CitizenRecord } from './citizen.ts';

export interface MergedDoseRecord {
  id: string;
  doseNumber?: number | null | undefined;
  sameAs?: string | null | undefined;
}

export interface MergeRecord {
  _id: string;
  idempotencyKey: string;
  survivorId: string;
  duplicateId: string;
  status: CitizenMergeStatus;
  reason: string;
  by: Staff;
  at: Date;
  doses: MergedDoseRecord[];
  /** Both as they were. */
  before: { survivor: CitizenRecord; duplicate: CitizenRecord };
  /** The survivor one as the merge left it. */
  after: CitizenRecord;
  /** Why the doses refused, the last time that they did. */
  failures: Failure[];
  /** When they did, and both were again what they were. */
  refusedAt: Date | null;
  /** Names the attempt to take it back that is under way, or was the last; as in `unmerged`, which is sealed. */
  unmergeKey: string | null;
  unmerged: { idempotencyKey: string; reason: string; by: Staff; at: Date } | null;
}

const required = { type: String, required: true };
const mixed = { type: Schema.Types.Mixed, required: true };

const schema = new Schema<MergeRecord>(
  {
    _id: required,
    idempotencyKey: required,
    survivorId: required,
    duplicateId: required,
    status: required,
    reason: required,
    by: mixed,
    at: { type: Date, required: true },
    doses: { type: [Schema.Types.Mixed], required: true } as never,
    before: mixed,
    after: mixed,
    failures: { type: [Schema.Types.Mixed], default: [] } as never,
    refusedAt: { type: Date, default: null },
    unmergeKey: { type: String, default: null },
    unmerged: { type: Schema.Types.Mixed, default: null },
  },
  { collection: 'citizen_merges', versionKey: false },
);
seal(schema, { values: ['before', 'after', 'reason', 'unmerged'] });
schema.index({ idempotencyKey: 1 }, { unique: true });
schema.index({ survivorId: 1, at: -1 });
schema.index({ duplicateId: 1, at: -1 });

export const citizenMerges = (connection: Connection) => connection.model<MergeRecord>('CitizenMerge', schema);
