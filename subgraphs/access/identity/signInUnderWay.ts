/** A sign-in between its steps: whose password was right, which authenticator is being set up, whether they want another password. */
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';

export interface SignInUnderWay {
  /** Of the issuer's interaction, which belongs to one browser. */
  _id: string;
  accountId: string;
  /** Base32; of an authenticator that is being set up. */
  newKey: string | null;
  /** Asked for before anything was shown; allowed once all was shown that signing in takes. */
  passwordChange: 'ASKED' | 'ALLOWED' | null;
  startedAt: Date;
  expiresAt: Date;
}

const schema = new Schema<SignInUnderWay>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    newKey: { type: String, default: null },
    passwordChange: { type: String, default: null },
    startedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'sign_ins', versionKey: false },
);
seal(schema, { texts: ['newKey'] });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const signInsUnderWay = (connection: Connection) => connection.model<SignInUnderWay>('SignInUnderWay', schema);
