/**
 * The chain: each entry's hash is told from its own content and the hash of the one before, under a key that the database does
 * not hold. Who takes an entry away, alters it, or puts one in between, cannot mend what follows.
 */
import { keyring } from '@so-tiem/platform/encryption/keyring';
import type { AuditEntryRecord } from '../model/auditEntry.ts';

export const BEGINNING = { number: 0, hash: '' };

type Content = Omit<AuditEntryRecord, 'hash' | 'order'>;

export const linkHash = (previous: string, entry: Content): string => keyring().chain(previous, contentOf(entry));

/** Retention moves the beginning; whoever has only the database cannot, and make a shortened trail look whole. */
export const signatureOfBase = ({ number, hash }: { number: number; hash: string }): string => keyring().chain(`base ${number}`, hash);

/** The same text for the same entry, in whichever order its fields came. */
const contentOf = ({ _id, at, kind, action, actor, task, subjects, fields, changes, address, requestId, number }: Content): string =>
  JSON.stringify([
    number,
    _id,
    at.toISOString(),
    kind,
    action,
    [actor.kind, actor.id, actor.name ?? null, actor.role ?? null, actor.unit ?? null],
    task ?? null,
    [...subjects],
    [...fields],
    changes.map(({ name, before, after }) => [name, before ?? null, after ?? null]),
    address ?? null,
    requestId ?? null,
  ]);

/** What is wrong at an entry, given the one before it. */
export function brokenLink(previous: { number: number; hash: string }, entry: AuditEntryRecord): string | undefined {
  if (entry.number !== previous.number + 1)
    return previous.number + 1 === entry.number - 1
      ? `entry ${previous.number + 1} is missing`
      : `entries ${previous.number + 1} to ${entry.number - 1} are missing`;
  if (entry.hash !== linkHash(previous.hash, entry)) return `entry ${entry.number} was altered, or the one before it taken away`;
  return undefined;
}
