/** Administrative units: reference data, loaded once, changed only by decree. */
import { type Connection, Schema } from 'mongoose';

export interface AdministrativeUnitRecord {
  _id: string;
  level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE';
  name: string;
  parentCode: string | null;
}

const schema = new Schema<AdministrativeUnitRecord>(
  {
    _id: { type: String, required: true },
    level: { type: String, required: true },
    name: { type: String, required: true },
    parentCode: { type: String, default: null },
  },
  { collection: 'administrative_units', versionKey: false },
);
schema.index({ parentCode: 1, _id: 1 });

export const administrativeUnits = (connection: Connection) => connection.model<AdministrativeUnitRecord>('AdministrativeUnit', schema);
