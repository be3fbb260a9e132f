/** How often a partner app has called what, by day: counted by the gateways, added up here. */
import { type Connection, Schema } from 'mongoose';

export interface PartnerCallsRecord {
  /** `APP|DAY|OPERATION|OUTCOME` */
  _id: string;
  appId: string;
  /** In Viet Nam. */
  day: string;
  operation: string;
  /** `ANSWERED`, or the code of the refusal. */
  outcome: string;
  count: number;
  lastAt: Date;
}

const schema = new Schema<PartnerCallsRecord>(
  {
    _id: { type: String, required: true },
    appId: { type: String, required: true },
    day: { type: String, required: true },
    operation: { type: String, required: true },
    outcome: { type: String, required: true },
    count: { type: Number, required: true },
    lastAt: { type: Date, required: true },
  },
  { collection: 'partner_calls', versionKey: false },
);
schema.index({ appId: 1, day: -1 });

export const partnerCalls = (connection: Connection) => connection.model<PartnerCallsRecord>('PartnerCalls', schema);
