/** Accounts of staff: who they are, their role, their unit, and a password as an Argon2id hash. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Role } from '@so-tiem/platform/identity';
import type { UnitLevel } from '@so-tiem/platform/territory';
import { type Connection, Schema } from 'mongoose';

const argon2id = promisify(argon2);
const TAG_BYTES = 32;

export interface AccountRecord {
  _id: string;
  username: string;
  name: string;
  role: Role;
  unitLevel: UnitLevel;
  unitCode: string;
  /** A PHC string: `$argon2id$v=19$m=…`. */
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

/** Argon2id (RFC 9106) with OWASP's parameters: 19 MiB, two passes. As a PHC string, so that they can be raised. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;

const derive = (password: string, nonce: Buffer, cost: typeof COST): Promise<Buffer> =>
  argon2id('argon2id', { message: password.normalize('NFC'), nonce, tagLength: TAG_BYTES, ...cost });

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const { memory, passes, parallelism } = COST;
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(salt)}$${text(await derive(password, salt, COST))}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

async function isPassword(hash: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = PHC.exec(hash) ?? [];
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), cost), Buffer.from(tag, 'base64'));
}

/** Of nobody: checking a password takes as long for a name that does not exist. */
const NOBODY = hashPassword(randomBytes(16).toString('hex'));

/** The account, or null for a wrong name or password, whichever. */
export async function checkPassword(connection: Connection, username: string, password: string): Promise<AccountRecord | null> {
  const account = await accounts(connection)
    .findOne({ username: nameOf(username) })
    .lean();
  const right = await isPassword(account?.password ?? (await NOBODY), password.slice(0, 200));
  return account && right ? account : null;
}

export const nameOf = (username: string): string => username.trim().toLowerCase().slice(0, 100);
