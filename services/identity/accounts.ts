/** Accounts of staff: who they are, their role, their unit, and a password as a salted scrypt hash. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Role } from '@so-tiem/platform/identity';
import type { UnitLevel } from '@so-tiem/platform/territory';
import { type Connection, Schema } from 'mongoose';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const KEY_BYTES = 32;

export interface AccountRecord {
  _id: string;
  username: string;
  name: string;
  role: Role;
  unitLevel: UnitLevel;
  unitCode: string;
  /** `salt:hash`, both hexadecimal. */
  password: string;
}

const schema = new Schema<AccountRecord>(
  {
    _id: { type: String, required: true },
    username: { type: String, required: true },
    name: { type: String, required: true },
    role: { type: String, required: true },
    unitLevel: { type: String, required: true },
    unitCode: { type: String, required: true },
    password: { type: String, required: true },
  },
  { collection: 'accounts', versionKey: false },
);
schema.index({ username: 1 }, { unique: true });

export const accounts = (connection: Connection) => connection.model<AccountRecord>('Account', schema);

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${(await derive(password, salt, KEY_BYTES)).toString('hex')}`;
}

/** Takes as long for a name that does not exist as for a wrong password. */
export async function signIn(connection: Connection, username: string, password: string): Promise<AccountRecord | null> {
  const account = await accounts(connection)
    .findOne({ username: username.trim().toLowerCase().slice(0, 100) })
    .lean();
  const [salt = '00', hash = ''] = (account?.password ?? `${'00'.repeat(16)}:${'00'.repeat(KEY_BYTES)}`).split(':');
  const given = await derive(password.slice(0, 200), Buffer.from(salt, 'hex'), KEY_BYTES);
  return timingSafeEqual(given, Buffer.from(hash, 'hex')) ? account : null;
}
