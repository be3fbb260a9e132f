/** Erasures of people: asked for by one member of staff, confirmed or refused by a second one. What is left of the person is this. */

import type { Territory } from '@so-tiem/platform/identity/territory';
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';
import type { ErasureStatus } from '../generated/schema.ts';

export interface ErasureRecord {
  _id: string;
  citizenId: string;
  /** Of the record, when it was proposed: what was changed or merged since was not looked at. */
  citizenVersion: number;
  status: ErasureStatus;
  /** Why the person wants it; null once it was confirmed, for it may name them. */
  reason: string | null;
  byId: string;
  by: string;
  at: Date;
  /** Of the authority that decides, itself or by one above. */
  unit: Territory;
  decidedById: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  idempotencyKey: string;
}

/** A record that is no more: which erasure took it, and when. */
export interface TombstoneRecord {
  /** Of the record. */
  _id: string;
  erasureId: string;
  at: Date;
}

const required = { type: String, required: true };
const text = { type: String, default: null };
const date = { type: Date, required: true };
const erasure = new Schema<ErasureRecord>(
  {
    _id: required,
    citizenId: required,
    citizenVersion: { type: Number, required: true },
    status: required,
    reason: text,
    byId: required,
    by: required,
    at: date,
    unit: { type: { province: text, district: text, commune: text, site: text }, required: true, _id: false },
    decidedById: text,
    decidedBy: text,
    decidedAt: { type: Date, default: null },
    idempotencyKey: required,
  },
  { collection: 'erasures', versionKey: false },
);
seal(erasure, { values: ['reason'] });
// Of one person one waits at a time.
erasure.index({ citizenId: 1 }, { unique: true, partialFilterExpression: { status: 'WAITING' }, name: 'one_waiting' });
erasure.index({ status: 1, at: 1 });
erasure.index({ idempotencyKey: 1 }, { unique: true });

const tombstone = new Schema<TombstoneRecord>(
  { _id: required, erasureId: required, at: date },
  { collection: 'erased_citizens', versionKey: false },
);

export const erasures = (connection: Connection) => connection.model<ErasureRecord>('Erasure', erasure);
export const tombstones = (connection: Connection) => connection.model<TombstoneRecord>('Tombstone', tombstone);
