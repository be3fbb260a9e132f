/** What each day comes to: one document for a unit, one for a handler at a unit. Kept by jobs/countComplaints.ts. */
import type { Territory } from '@so-tiem/platform/identity/territory';
import { type Connection, Schema } from 'mongoose';
import type { Cells } from './counted.ts';

export interface UnitDayRecord {
  /** Day and unit. */
  _id: string;
  day: string;
  code: string;
  /** The unit above; null for the country. */
  parent: string | null;
  /** rules/figures.ts */
  cells: Cells;
}

export interface HandlerDayRecord extends Territory {
  /** Day, handler and the unit that was responsible. */
  _id: string;
  day: string;
  handlerId: string;
  name: string;
  cells: Cells;
}

const required = { type: String, required: true };
const text = { type: String, default: null };
const cells = { type: Schema.Types.Mixed, required: true };
const units = new Schema<UnitDayRecord>(
  { _id: required, day: required, code: required, parent: text, cells },
  { collection: 'unit_days', versionKey: false, minimize: false },
);
units.index({ code: 1, day: 1 });
units.index({ parent: 1, day: 1 });

const handlers = new Schema<HandlerDayRecord>(
  { _id: required, day: required, handlerId: required, name: required, province: text, district: text, commune: text, site: text, cells },
  { collection: 'handler_days', versionKey: false, minimize: false },
);
handlers.index({ district: 1, day: 1 });
handlers.index({ commune: 1, day: 1 });
handlers.index({ site: 1, day: 1 });

export const unitDays = (connection: Connection) => connection.model<UnitDayRecord>('UnitDay', units);
export const handlerDays = (connection: Connection) => connection.model<HandlerDayRecord>('HandlerDay', handlers);
