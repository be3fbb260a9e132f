/**
 * One intended change is made once, however often it is sent: a key of the client's choosing names it. A key belongs to its caller
 * and to its input: another caller's change is not shown to exist, and the same key with other content is a conflict.
 */
import { z } from 'zod';
import { duplicate } from '../errors/errors.ts';
import { actingStaff, type Identity } from '../identity/identity.ts';
import { keyring } from './encryption/keyring.ts';

const FEWEST_CHARACTERS = 8;
const MAX_CHARACTERS = 100;

/** The key as it comes in, chosen anew for each intended change. */
export const idempotencyKey = z
  .string()
  .trim()
  .min(FEWEST_CHARACTERS, `at least ${FEWEST_CHARACTERS} characters`)
  .max(MAX_CHARACTERS, `at most ${MAX_CHARACTERS} characters`);

const BETWEEN = '.';
const AFTER_BETWEEN = '/'; // the next character

/**
 * The key as it is kept: a blind index of caller and key, and one of the input. Made at the door of a subgraph (authorization/authorize.ts), for
 * every mutation; a key that is malformed stays as it is, and is refused by the action.
 */
export function withOwnKey(identity: Identity, mutation: string, args: Record<string, unknown>): Record<string, unknown> {
  const input = args['input'] as { idempotencyKey?: unknown } | undefined;
  const key = typeof input?.idempotencyKey === 'string' ? input.idempotencyKey.trim() : '';
  if (key.length < FEWEST_CHARACTERS || key.length > MAX_CHARACTERS) return args;
  const owner = keyring().lookup('idempotency.owner', `${callerOf(identity)}\n${key}`);
  const content = keyring().lookup('idempotency.content', `${mutation}\n${canonical({ ...input, idempotencyKey: key })}`);
  return { ...args, input: { ...input, idempotencyKey: `${owner}${BETWEEN}${content}` } };
}

function callerOf(identity: Identity): string {
  const staff = actingStaff(identity);
  if (staff) return `staff ${staff.id}`;
  return identity.kind === 'anonymous' ? 'anonymous' : `${identity.kind} ${identity.id}`;
}

/** The same text for the same value, whatever the order of its fields. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Condition on a kept key: the caller used the same one, for whatever. */
export function sameKey(own: string): { $gte: string; $lt: string } | { $in: string[] } {
  const [owner, content] = own.split(BETWEEN);
  return content === undefined ? { $in: [own] } : { $gte: `${owner}${BETWEEN}`, $lt: `${owner}${AFTER_BETWEEN}` };
}

/**
 * Makes a change, or answers with what the same change came to before.
 * @param own the key as it is kept
 * @param find by a condition on kept keys: what a change came to and its key; null when it was not made yet; keys are unique in the
 * database
 * @param make makes the change, or throws
 * @throws DomainError DUPLICATE naming `idempotencyKey` when the caller used it for something else
 */
export async function once<Result>(
  own: string,
  find: (same: ReturnType<typeof sameKey>) => Promise<{ key: string; result: Result } | null>,
  make: () => Promise<Result>,
): Promise<Result> {
  const earlier = await find(sameKey(own));
  if (earlier) return resultOf(own, earlier);
  try {
    return await make();
  } catch (error) {
    // A double click: the first one may have come through at any moment since, and whatever refuses the second is the
    // first one's own doing (the number exists, the photo is taken, the version is old).
    const meanwhile = await find(sameKey(own));
    if (meanwhile) return resultOf(own, meanwhile);
    throw error;
  }
}

function resultOf<Result>(own: string, { key, result }: { key: string; result: Result }): Result {
  if (!key.startsWith(own)) throw duplicate('idempotencyKey', 'used before, with other content');
  return result;
}

/** For `find`, where the record of the change is the result itself. */
export const asMade = <Made extends { idempotencyKey: string | null }>(made: Made | null): { key: string; result: Made } | null =>
  made && { key: made.idempotencyKey ?? '', result: made };
