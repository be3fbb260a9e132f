/**
 * The chain: each entry's hash is told from its own content and the hash of the one before, under a key that the database does
 * not hold. Who takes an entry away, alters it, or puts one in between, cannot mend what follows. What an entry says was changed stands
 * in it by its digest, so that it can be erased with the person whom it tells of, and the chain still be checked.
 */
import { keyring } from '@so-tiem/platform/storage/encryption/keyring';
import type { AuditEntryRecord } from '../model/auditEntry.ts';

export const BEGINNING = { number: 0, hash: '' };

type Content = Omit<AuditEntryRecord, 'hash' | 'order'>;

/** What stands in the chain for the changes of an entry; null where there are none. */
export const digestOfChanges = ({ _id, changes }: Pick<Content, '_id' | 'changes'>): string | null =>
  changes.length
    ? keyring().chain(`changes of ${_id}`, JSON.stringify(changes.map(({ name, before, after }) => [name, before ?? null, after ?? null])))
    : null;

export const linkHash = (previous: string, entry: Content): string => keyring().chain(previous, contentOf(entry));

/** Retention moves the beginning; with the database alone, a shortened trail cannot be made to look whole. */
export const signatureOfBase = ({ number, hash }: { number: number; hash: string }): string => keyring().chain(`base ${number}`, hash);

/** The same text for the same entry, in whichever order its fields came, and whether or not its changes were erased. */
const contentOf = (entry: Content): string => {
  const { _id, at, kind, action, actor, task, subjects, fields, erasedChanges, address, requestId, number } = entry;
  return JSON.stringify([
    number,
    _id,
    at.toISOString(),
    kind,
    action,
    [actor.kind, actor.id, actor.name ?? null, actor.role ?? null, actor.unit ?? null],
    task ?? null,
    [...subjects],
    [...fields],
    digestOfChanges(entry) ?? erasedChanges ?? null,
    address ?? null,
    requestId ?? null,
  ]);
};

/** What is wrong at an entry, given the one before it. */
export function brokenLink(previous: { number: number; hash: string }, entry: AuditEntryRecord): string | undefined {
  if (entry.number !== previous.number + 1)
    return previous.number + 1 === entry.number - 1
      ? `entry ${previous.number + 1} is missing`
      : `entries ${previous.number + 1} to ${entry.number - 1} are missing`;
  if (entry.hash !== linkHash(previous.hash, entry)) return `entry ${entry.number} was altered, or the one before it taken away`;
  return undefined;
}
