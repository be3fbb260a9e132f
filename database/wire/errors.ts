/** Errors of the engine, as the error documents that MongoDB drivers understand. */
import { readFileSync } from 'node:fs';
import { BSON, Long } from 'bson';

interface ErrorKind {
  code: number;
  name: string;
}

/** The engine's own SQLSTATEs (`M001C`, …) with MongoDB's codes; from the engine's table of error mappings. */
const ENGINE_ERRORS: Record<string, ErrorKind> = JSON.parse(readFileSync(new URL('./errorCodes.json', import.meta.url), 'utf8'));

/** PostgreSQL's own SQLSTATEs (appendix A of its manual) that can reach a client. */
const POSTGRES_ERRORS: Record<string, ErrorKind> = {
  '23505': { code: 11000, name: 'DuplicateKey' },
  '23P01': { code: 11000, name: 'DuplicateKey' }, // the engine's unique indexes are exclusion constraints
  '25P02': { code: 251, name: 'NoSuchTransaction' },
  '25P03': { code: 251, name: 'NoSuchTransaction' },
  '40001': { code: 112, name: 'WriteConflict' },
  '40P01': { code: 112, name: 'WriteConflict' },
  '53100': { code: 14031, name: 'OutOfDiskSpace' },
  '55P03': { code: 24, name: 'LockTimeout' },
  '57014': { code: 50, name: 'MaxTimeMSExpired' },
};
/** All connections are in use: what a driver tries again within a transaction, and passes on otherwise. */
const BUSY: ErrorKind = { code: 24, name: 'LockTimeout' };
const SHUTTING_DOWN: ErrorKind = { code: 91, name: 'ShutdownInProgress' };
const INTERNAL: ErrorKind = { code: 1, name: 'InternalError' };
const WRITE_CONFLICT = 112;
const TRANSIENT = new Set([WRITE_CONFLICT, 251, 91, 24]);

/** A failure that the wire gateway itself finds. */
export class CommandError extends Error {
  readonly kind: ErrorKind;
  constructor(code: number, name: string, message: string) {
    super(message);
    this.kind = { code, name };
  }
}

export const noSuchTransaction = (number: bigint | undefined) =>
  new CommandError(251, 'NoSuchTransaction', `Given transaction number ${number} does not match any in-progress transactions.`);

export const isWriteConflict = (error: unknown) => kindOf(error).code === WRITE_CONFLICT;

/** Of a commit that met one of these it is not known whether it was made: it is the commit that is sent again, not the whole work. */
const UNKNOWN = new Set([91, 24]);

/** The answer `{ ok: 0, … }` for whatever a command threw. @param of a transaction: its commit, or what comes before */
export function errorDocument(error: unknown, of?: 'work' | 'commit'): Uint8Array {
  const { code, name } = kindOf(error);
  const labels =
    of === 'commit' && UNKNOWN.has(code)
      ? ['UnknownTransactionCommitResult']
      : of && TRANSIENT.has(code)
        ? ['TransientTransactionError']
        : [];
  return BSON.serialize({
    ok: 0,
    code,
    codeName: name,
    errmsg: error instanceof Error ? error.message : String(error),
    ...(labels.length ? { errorLabels: labels } : {}),
  });
}

function kindOf(error: unknown): ErrorKind {
  if (error instanceof CommandError) return error.kind;
  const state = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Error && !state && /^timeout exceeded when trying to connect$/.test(error.message)) return BUSY;
  if (error instanceof Error && !state && /connection|terminat|timeout/i.test(error.message)) return SHUTTING_DOWN;
  if (/^(08|57P)/.test(state) || /^E[A-Z]+$/.test(state)) return SHUTTING_DOWN;
  return ENGINE_ERRORS[state] ?? POSTGRES_ERRORS[state] ?? INTERNAL;
}

/**
 * A write's result, with the codes of its `writeErrors` translated. The engine packs a SQLSTATE into a number, six bits
 * a character (PostgreSQL's MAKE_SQLSTATE); almost all results hold none and are passed on untouched.
 * @throws WriteConflict when that is what stopped the write and nothing of it was applied: MongoDB never lists a conflict
 *   among the write errors, as it is the whole command that has to be tried again
 */
export function translateWriteErrors(result: Uint8Array): Uint8Array {
  if (!Buffer.from(result.buffer, result.byteOffset, result.length).includes('writeErrors')) return result;
  const document = BSON.deserialize(result, { promoteLongs: false });
  for (const error of document['writeErrors'] ?? []) {
    const state = unpackSqlState(Number(error.code));
    error.code = (ENGINE_ERRORS[state] ?? POSTGRES_ERRORS[state] ?? INTERNAL).code;
    if (error.code === WRITE_CONFLICT && !Number(document['n'])) throw new CommandError(WRITE_CONFLICT, 'WriteConflict', error.errmsg);
    if (error.index instanceof Long) error.index = error.index.toNumber();
  }
  return BSON.serialize(document);
}

export const unpackSqlState = (packed: number) =>
  Array.from({ length: 5 }, (_, i) => String.fromCharCode(((packed >> (6 * i)) & 63) + 48)).join('');
