/** The audit trail: entries that are never changed (erasing a person takes what was changed of them), and where the chain ends and begins. */
import type { AuditEntry } from '@so-tiem/platform/audit/entry';
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';

export interface AuditEntryRecord extends Omit<AuditEntry, 'id' | 'at' | 'kind'> {
  _id: string;
  /** LOOK: a READ of an earlier release (rules/earlierWords.ts). */
  kind: AuditEntry['kind'] | 'LOOK';
  at: Date;
  /** Place in the chain, from 1. */
  number: number;
  /** rules/chain.ts */
  hash: string;
  /** Place in the list, the latest first: model/order.ts */
  order: string;
  /** rules/chain.ts: what stands for the changes of a person who was erased; null while they are there. */
  erasedChanges: string | null;
}

/** Those who were erased: what still comes in about them is kept without what was changed. */
export interface ErasedSubjectRecord {
  /** As entries name it: `citizen:ID`. */
  _id: string;
  at: Date;
}

export interface AnchoredRecord {
  /** Names the place. */
  _id: string;
  /** When the end of the chain is brought there next. */
  due: Date;
  /** How often it has not arrived since it last did. */
  failures: number;
}

/** One end of the chain: the last entry, or the last one that retention took away. */
export interface ChainEndRecord {
  _id: 'head' | 'base';
  number: number;
  hash: string;
  /** Of the beginning: rules/chain.ts */
  signature?: string | null;
  /** Of the end: how many erasures there were; an append at the same time begins anew. */
  erasures?: number;
}

const text = { type: String, default: null };
const required = { type: String, required: true };
const entries = new Schema<AuditEntryRecord>(
  {
    _id: required,
    at: { type: Date, required: true },
    kind: required,
    action: required,
    actor: {
      type: { kind: required, id: required, name: text, role: text, unit: text },
      required: true,
      _id: false,
    },
    task: text,
    subjects: { type: [String], required: true },
    fields: { type: [String], required: true },
    changes: { type: Schema.Types.Mixed, required: true },
    address: text,
    requestId: text,
    number: { type: Number, required: true },
    hash: required,
    order: required,
    erasedChanges: text,
  },
  { collection: 'audit_entries', versionKey: false, id: false },
);
seal(entries, { values: ['changes'] });
entries.index({ number: 1 }, { unique: true });
entries.index({ order: 1 });
entries.index({ 'actor.id': 1, order: 1 });
entries.index({ action: 1, order: 1 });
entries.index({ order: 1 }, { partialFilterExpression: { kind: 'CHANGE' }, name: 'changes' }); // reads are nearly all
for (const change of ['updateOne', 'updateMany', 'replaceOne', 'findOneAndUpdate', 'findOneAndReplace'] as const)
  entries.pre(change, () => {
    throw new Error('an entry of the audit trail is not changed');
  });

const ends = new Schema<ChainEndRecord>(
  { _id: required, number: { type: Number, required: true }, hash: required, signature: text, erasures: Number },
  { collection: 'audit_chain', versionKey: false },
);

const erased = new Schema<ErasedSubjectRecord>(
  { _id: required, at: { type: Date, required: true } },
  { collection: 'audit_erased', versionKey: false },
);

/** When the end of the chain is brought to where it is kept outside. */
const anchored = new Schema<AnchoredRecord>(
  { _id: required, due: { type: Date, required: true }, failures: { type: Number, required: true } },
  { collection: 'audit_anchored', versionKey: false },
);

export const auditEntries = (connection: Connection) => connection.model<AuditEntryRecord>('AuditEntry', entries);
export const erasedSubjects = (connection: Connection) => connection.model<ErasedSubjectRecord>('ErasedSubject', erased);
export const anchoredAt = (connection: Connection) => connection.model<AnchoredRecord>('Anchored', anchored);
export const chainEnds = (connection: Connection) => connection.model<ChainEndRecord>('ChainEnd', ends);
