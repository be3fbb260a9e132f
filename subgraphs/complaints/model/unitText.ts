/** What a unit keeps for its staff and those of the units below: texts of messages to citizens, views of the queue. */
import { type Connection, Schema } from 'mongoose';

export interface UnitTextRecord {
  /** Unit and name: one of each. */
  _id: string;
  /** Code of the unit. */
  unit: string;
  name: string;
  /** A template's text; a view's conditions as JSON. */
  content: string;
  byId: string | null;
  by: string;
  at: Date;
}

const required = { type: String, required: true };
const schemaOf = (collection: string) => {
  const schema = new Schema<UnitTextRecord>(
    {
      _id: required,
      unit: required,
      name: required,
      content: required,
      byId: { type: String, default: null },
      by: required,
      at: { type: Date, required: true },
    },
    { collection, versionKey: false },
  );
  return schema.index({ unit: 1, name: 1 });
};
const [templateSchema, viewSchema] = [schemaOf('message_templates'), schemaOf('saved_views')];

export const messageTemplates = (connection: Connection) => connection.model<UnitTextRecord>('MessageTemplate', templateSchema);
export const savedViews = (connection: Connection) => connection.model<UnitTextRecord>('SavedView', viewSchema);
