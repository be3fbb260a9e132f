/**
 * The keys under which personal numbers are kept. AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce for each value; for
 * finding a value again, an HMAC-SHA-256 of it under a key of its own, cut to 128 bits. What is kept of a value is one string,
 * `~lookup:key:nonce+tag+ciphertext`, so that a range of an index finds it by its lookup.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
  sign,
  verify,
} from 'node:crypto';

const NONCE = 12;
const TAG = 16;
const LOOKUP = 16;
const KEY_BYTES = 32;
const SEALED = /^~([\w-]*):(\w{1,16}):([\w-]+)$/;

export class Keyring {
  /** As key objects: bytes become one at every use, at three times the cost of opening a phone number. */
  readonly #keys: ReadonlyMap<string, KeyObject>;
  /** One for each purpose, all from the lookup key (HKDF, RFC 5869): what is made for the one says nothing of another. */
  readonly #derived: Record<'lookup' | 'digest' | 'chain', KeyObject>;
  /** Ed25519: signs the ends of the audit trail. */
  readonly #signing: KeyObject;
  /** The key that is written with; the others are only read with. */
  readonly current: string;

  /**
   * @param keys `id:base64url, id:base64url, …`, 32 bytes each; the first is the current one
   * @param lookupKey base64url, 32 bytes
   * @throws Error naming what is malformed
   */
  constructor(keys: string, lookupKey: string) {
    const pairs = keys.split(',').map((pair) => pair.trim().split(':'));
    this.#keys = new Map(pairs.map(([id = '', key = '']) => [id, createSecretKey(keyOf(`DATA_KEYS ${id}`, key))]));
    const root = keyOf('DATA_LOOKUP_KEY', lookupKey);
    const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', root, '', `so-tiem ${purpose}`, KEY_BYTES));
    const secret = (purpose: string) => createSecretKey(derived(purpose));
    this.#derived = { lookup: secret('lookup'), digest: secret('digest'), chain: secret('chain') };
    this.#signing = ed25519Of(derived('anchor'));
    this.current = pairs[0]?.[0] ?? '';
    for (const id of this.#keys.keys())
      if (!/^\w{1,16}$/.test(id)) throw new Error(`DATA_KEYS: ${id} is not the id of a key (1 to 16 letters and digits)`);
  }

  /** @param place where the value is kept; it cannot be read as if it were kept elsewhere */
  seal(place: string, value: string, lookup = ''): string {
    return `~${lookup}:${this.current}:${this.sealBytes(place, Buffer.from(value)).toString('base64url')}`;
  }

  /** @throws Error for what was altered, kept elsewhere, or sealed with a key that is not here */
  open(place: string, sealed: string): string {
    const [, , id = '', body = ''] = SEALED.exec(sealed) ?? [];
    return this.openBytes(place, id, Buffer.from(body, 'base64url')).toString('utf8');
  }

  /** With the current key, whose id is to be kept beside them: nonce, tag, ciphertext. */
  sealBytes(place: string, bytes: Uint8Array): Buffer {
    const nonce = nextNonce();
    const cipher = createCipheriv('aes-256-gcm', this.#key(this.current), nonce).setAAD(Buffer.from(place));
    const text = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** @param id of the key that they were sealed with @throws Error as `open` does */
  openBytes(place: string, id: string, bytes: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#key(id), bytes.subarray(0, NONCE)).setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
  }

  /** What an equal value has in common with this one, and nothing else does. */
  lookup(place: string, value: string): string {
    return createHmac('sha256', this.#derived.lookup).update(`${place}\n${value}`).digest().subarray(0, LOOKUP).toString('base64url');
  }

  /** A link of a chain: depends on all links before it, and cannot be made without the key. Hexadecimal. */
  chain(previous: string, content: string): string {
    return createHmac('sha256', this.#derived.chain).update(`${previous}\n${content}`).digest('hex');
  }

  /** Of a token, a code or a secret. Hexadecimal. */
  digest(secret: string): string {
    return createHmac('sha256', this.#derived.digest).update(secret).digest('hex');
  }

  /** Ed25519 (RFC 8032), base64url. */
  sign(text: string): string {
    return sign(null, Buffer.from(text), this.#signing).toString('base64url');
  }

  isSignature(text: string, signature: string): boolean {
    return verify(null, Buffer.from(text), createPublicKey(this.#signing), Buffer.from(signature, 'base64url'));
  }

  #key(id: string): KeyObject {
    const key = this.#keys.get(id);
    if (!key) throw new Error(`a value is sealed with the key ${id}, which is not in DATA_KEYS`);
    return key;
  }
}

/** Drawn from the system a page at a time, as `randomUUID` does; each is given out once. To draw each alone costs as much as to encrypt. */
const drawn = Buffer.allocUnsafeSlow(NONCE * 512);
let given = drawn.length;

function nextNonce(): Buffer {
  if (given === drawn.length) {
    randomFillSync(drawn);
    given = 0;
  }
  given += NONCE;
  return Buffer.from(drawn.subarray(given - NONCE, given));
}

/** PKCS #8 (RFC 8410, 7) around a private key of 32 bytes. */
const ed25519Of = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });

function keyOf(name: string, text: string): Buffer {
  const key = Buffer.from(text, 'base64url');
  if (key.length !== KEY_BYTES) throw new Error(`${name}: not a key of ${KEY_BYTES} bytes in base64url`);
  return key;
}

/** Told from the first letter: of a page of records nearly nothing is opened. */
export const mayBeSealed = (value: unknown): value is string => typeof value === 'string' && value.startsWith('~');
export const isSealed = (value: unknown): value is string => typeof value === 'string' && SEALED.test(value);
/** The key that a value was sealed with. */
export const keyOfSealed = (sealed: string): string => SEALED.exec(sealed)?.[2] ?? '';
/** The range of an index in which all values with a lookup are. */
export const rangeOf = (lookup: string): { $gte: string; $lt: string } => ({ $gte: `~${lookup}:`, $lt: `~${lookup};` });

let ring: Keyring | undefined;

/** Sets the keys of this process, before anything is read or written. */
export function useKeyring(keyring: Keyring): void {
  ring = keyring;
}

export function keyring(): Keyring {
  if (!ring) throw new Error('no keys: DATA_KEYS and DATA_LOOKUP_KEY are read at start');
  return ring;
}
