/** Passwords as Argon2id hashes, and what a new one must be. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const argon2id = promisify(argon2);
const TAG_BYTES = 32;
/** Argon2id (RFC 9106) with OWASP's parameters: 19 MiB, two passes. As a PHC string, so that they can be raised. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
/** What is typed beyond it is not looked at. */
const LONGEST = 200;
const SHORTEST = 10;

const derive = (password: string, nonce: Buffer, cost: typeof COST): Promise<Buffer> =>
  argon2id('argon2id', { message: password.normalize('NFC').slice(0, LONGEST), nonce, tagLength: TAG_BYTES, ...cost });

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const { memory, passes, parallelism } = COST;
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(salt)}$${text(await derive(password, salt, COST))}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** Of no account: checking takes as long for a name that does not exist, or that has no password yet. */
const NO_ACCOUNT = hashPassword(randomBytes(16).toString('hex'));

export async function isPassword(hash: string | null | undefined, password: string): Promise<boolean> {
  const known = PHC.exec(hash ?? '');
  const [, memory, passes, parallelism, salt = '', tag = ''] = known ?? PHC.exec(await NO_ACCOUNT) ?? [];
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), cost), Buffer.from(tag, 'base64')) && known !== null;
}

/** What is wrong with a new password (NIST SP 800-63B: length and what is easily guessed, no rules of composition). */
export function faultOf(
  password: string,
  again: string,
  account: { username: string; name: string },
): 'SHORT' | 'GUESSED' | 'DIFFERENT' | undefined {
  const said = password.normalize('NFC');
  if ([...said].length < SHORTEST) return 'SHORT';
  const plain = said.toLowerCase();
  if (new Set(plain).size < 5 || plain.includes(account.username) || COMMON.some((word) => plain.includes(word))) return 'GUESSED';
  return said === again.normalize('NFC') ? undefined : 'DIFFERENT';
}

/** The beginnings of the most common passwords, here and elsewhere, that are long enough. */
const COMMON = [
  '12345678',
  '87654321',
  'password',
  'qwertyui',
  'matkhau',
  'abcdefgh',
  'iloveyou',
  'anhyeuem',
  'emyeuanh',
  'vietnam123',
  'sotiem123',
];
