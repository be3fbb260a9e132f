/** Units with auto-assignment, and the handlers who are available. */
import { type Connection, Schema } from 'mongoose';

export interface AutoAssignmentRecord {
  /** Code of the unit. */
  _id: string;
  /** Where the unit stands in the queue by unit: model/sortKeys.ts. */
  path: string;
  /** The most open complaints that a handler is assigned. */
  maxOpenPerHandler: number;
  by: string;
  at: Date;
  /** A process is assigning; after this instant it has died. */
  busyUntil: Date | null;
}

/** An available handler, until their console has not said so for a while. */
export interface AvailabilityRecord {
  /** Id of the account. */
  _id: string;
  name: string;
  /** Code of their unit. */
  unit: string;
  until: Date;
}

const required = { type: String, required: true };
const date = { type: Date, required: true };
const autoAssignment = new Schema<AutoAssignmentRecord>(
  {
    _id: required,
    path: required,
    maxOpenPerHandler: { type: Number, required: true },
    by: required,
    at: date,
    busyUntil: { type: Date, default: null },
  },
  { collection: 'auto_assignments', versionKey: false },
);
const available = new Schema<AvailabilityRecord>(
  { _id: required, name: required, unit: required, until: date },
  { collection: 'availability', versionKey: false },
);
available.index({ unit: 1 });
available.index({ until: 1 }, { expireAfterSeconds: 60 });

export const autoAssignments = (connection: Connection) => connection.model<AutoAssignmentRecord>('AutoAssignment', autoAssignment);
export const availability = (connection: Connection) => connection.model<AvailabilityRecord>('Availability', available);
