/** Reminders and escalations: one entry for the complaints of one office and handler that became due together. */

import type { Territory } from '@so-tiem/platform/identity/territory';
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';
import type { Recipient } from '../rules/escalation.ts';
import type { Responsible } from '../rules/routing.ts';

export interface NoticeRecord extends Territory {
  _id: string;
  at: Date;
  /** Since recording. */
  hours: number;
  to: Recipient[];
  responsible: Responsible;
  assigneeId: string | null;
  complaints: { id: string; code: string; deadline: Date }[];
  /** Who was written to; null until that is done. */
  notified:
    | { who: Recipient /** Of a handler's account. */; staffId?: string | null; name: string; email: string | null; phone: string | null }[]
    | null;
}

/** Until when escalations have been run; `_id` is `escalations`. */
export interface EscalationProgressRecord {
  _id: string;
  at: Date;
}

const required = { type: String, required: true };
const text = { type: String, default: null };
const date = { type: Date, required: true };
const schema = new Schema<NoticeRecord>(
  {
    _id: required,
    at: date,
    hours: { type: Number, required: true },
    to: { type: [String], required: true },
    responsible: { type: Schema.Types.Mixed, required: true },
    province: text,
    district: text,
    commune: text,
    site: text,
    assigneeId: text,
    complaints: { type: [{ _id: false, id: required, code: required, deadline: date }], required: true },
    notified: { type: Schema.Types.Mixed, default: null },
  },
  { collection: 'notices', versionKey: false },
);
seal(schema, { values: ['notified'] });
schema.index({ 'complaints.id': 1 }, { name: 'complaints' });
// Who was warned of a breach, for each level that a unit can be of.
schema.index({ at: -1 }, { name: 'warned_country' });
schema.index({ province: 1, at: -1 }, { name: 'warned_province' });
schema.index({ district: 1, at: -1 }, { name: 'warned_district' });
schema.index({ commune: 1, at: -1 }, { name: 'warned_commune' });
schema.index({ site: 1, at: -1 }, { name: 'warned_site' });

const progress = new Schema<EscalationProgressRecord>(
  { _id: required, at: date },
  { collection: 'escalation_progress', versionKey: false },
);

export const notices = (connection: Connection) => connection.model<NoticeRecord>('Notice', schema);
export const escalationProgress = (connection: Connection) => connection.model<EscalationProgressRecord>('EscalationProgress', progress);
