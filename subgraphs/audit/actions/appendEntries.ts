/**
 * Appending to the chain: one after the other, also when several processes bring them, and each once. What comes in while a group is being
 * appended waits and is the next group, so that a process never fights with itself for the end of the chain; two processes take turns.
 */

import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import { DomainError, invalid, isDuplicateKey, unavailable } from '@so-tiem/platform/errors/errors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { outsideOfRequests } from '@so-tiem/platform/process/request';
import { sealedRecord } from '@so-tiem/platform/storage/encryption/sealing';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import mongoose, { type ClientSession } from 'mongoose';
import { z } from 'zod';
import type { AuditEntryRecord } from '../model/auditEntry.ts';
import { orderOf } from '../model/order.ts';
import type { Store } from '../model/store.ts';
import { WriterLease } from '../repository/writerLease.ts';
import { BEGINNING, digestOfChanges, linkHash } from '../rules/chain.ts';
import { segmentsOf } from '../rules/segments.ts';

const MAX_ENTRIES_AT_ONCE = 1000;
/** Of one entry: a group of them has to fit into one message to the database. */
const MAX_CHARACTERS = 1_000_000;
const MAX_TRIES = 10;
/** Of what waits to be appended; more is refused, and brought again. */
const MAX_WAITING_ENTRIES = 20_000;
/** The process that brought it has given up by then, and brings it again. */
const WAITS_MS = 10_000;

const text = z.string().nullable();
const broughtEntry = z.strictObject({
  id: z.uuid(),
  at: z.coerce.date(),
  kind: z.enum(['CHANGE', 'READ', 'LOOK']), // the last from a journal that an earlier release left
  action: z.string(),
  actor: z.strictObject({ kind: z.enum(['STAFF', 'PARTNER', 'CITIZEN', 'SYSTEM']), id: z.string(), name: text, role: text, unit: text }),
  task: text,
  subjects: z.array(z.string()),
  fields: z.array(z.string()),
  changes: z.array(z.strictObject({ name: z.string(), before: text, after: text })),
  address: text,
  requestId: text,
});

type Brought = z.output<typeof broughtEntry>;

/**
 * @param lines entries as JSON, in the order in which they happened
 * @returns how many were not there yet, and which lines are no entries: they keep no other from its place
 */
export async function appendEntries(
  store: Store,
  identity: Identity,
  lines: readonly string[],
): Promise<{ recorded: number; refused: number[] }> {
  requireAccess(identity, 'SYSTEM');
  if (lines.length > MAX_ENTRIES_AT_ONCE) throw invalid('entries', `at most ${MAX_ENTRIES_AT_ONCE}`);
  const read = lines.map(readEntry);
  const brought = read.filter((entry) => entry !== undefined);
  const added = brought.length ? await writerOf(store).append(brought) : new Set<string>();
  return {
    recorded: brought.filter(({ id }) => added.has(id)).length,
    refused: read.flatMap((entry, i) => (entry ? [] : [i])),
  };
}

function readEntry(line: string): Brought | undefined {
  if (line.length > MAX_CHARACTERS) return undefined;
  try {
    return broughtEntry.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

interface Waiting {
  brought: readonly Brought[];
  since: number;
  done: (added: Set<string>) => void;
  failed: (error: unknown) => void;
}

/** Of one process and chain. */
class ChainWriter {
  readonly #store: Store;
  #waiting: Waiting[] = [];
  #isWriting = false;
  readonly #lease: WriterLease;

  constructor(store: Store) {
    this.#store = store;
    this.#lease = new WriterLease(store.leases);
  }

  /** @returns ids of those that were not there yet, of the whole group */
  async append(brought: readonly Brought[]): Promise<Set<string>> {
    const waiting = this.#waiting.reduce((sum, each) => sum + each.brought.length, brought.length);
    if (waiting > MAX_WAITING_ENTRIES) throw unavailable('more is waiting to be appended than can be kept');
    const added = new Promise<Set<string>>((done, failed) => this.#waiting.push({ brought, since: Date.now(), done, failed }));
    if (!this.#isWriting) void outsideOfRequests(() => this.#write());
    return await added;
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length) {
      await this.#lease.take().catch(() => {}); // without it one of two begins anew
      const group = this.#next();
      if (!group.length) continue;
      await this.#append(group);
    }
    this.#isWriting = false;
  }

  async #append(group: readonly Waiting[]): Promise<void> {
    try {
      const brought = group.flatMap((each) => each.brought);
      const added = await appendAgain(this.#store, brought);
      for (const { done } of group) done(added);
    } catch (error) {
      // Where the database is at fault it is for all. Otherwise one entry's fault is not another's: each is appended by itself.
      if (group.length === 1 || isOfDatabase(error)) for (const { failed } of group) failed(error);
      else for (const each of group) await this.#append([each]);
    }
  }

  /** As many of those that wait as make no large transaction; without those whose senders have given up. */
  #next() {
    while (this.#waiting[0] && Date.now() - this.#waiting[0].since > WAITS_MS)
      this.#waiting.shift()?.failed(unavailable('not appended in time'));
    const group = this.#waiting.splice(0, 1);
    for (let entries = group[0]?.brought.length ?? 0; this.#waiting[0]; ) {
      entries += this.#waiting[0].brought.length;
      if (entries > MAX_ENTRIES_AT_ONCE) break;
      group.push(...this.#waiting.splice(0, 1));
    }
    return group;
  }
}

const { MongoServerError, MongoError } = mongoose.mongo;
const isOfDatabase = (error: unknown): boolean =>
  error instanceof DomainError ||
  (error instanceof MongoError && (!(error instanceof MongoServerError) || error.hasErrorLabel('TransientTransactionError')));

const writers = new WeakMap<Store, ChainWriter>();
function writerOf(store: Store): ChainWriter {
  const writer = writers.get(store) ?? new ChainWriter(store);
  writers.set(store, writer);
  return writer;
}

async function appendAgain(store: Store, brought: readonly Brought[]): Promise<Set<string>> {
  for (let tries = 1; ; tries++) {
    try {
      return await append(store, brought);
    } catch (error) {
      if (!isDuplicateKey(error) || tries >= MAX_TRIES) throw error; // another process has appended meanwhile
    }
  }
}

/**
 * What was changed goes once everybody is erased of whom it tells: who did something to two people keeps it on record for the other one.
 * What was changed of a complaint goes with the complaint.
 */
export const isErased = ({ action, subjects }: Pick<AuditEntryRecord, 'action' | 'subjects'>, gone: ReadonlySet<string>): boolean => {
  const people = subjects.filter((subject) => subject.startsWith('citizen:'));
  const ofComplaint = action.startsWith('complaint.') && subjects.some((subject) => subject.startsWith('complaint:') && gone.has(subject));
  return ofComplaint || (people.length > 0 && people.every((person) => gone.has(person)));
};

/** What an erased person's entry keeps. */
export const withoutChanges = <Entry extends Pick<AuditEntryRecord, '_id' | 'changes' | 'erasedChanges'>>(entry: Entry): Entry => ({
  ...entry,
  changes: [],
  erasedChanges: digestOfChanges(entry) ?? entry.erasedChanges,
});

export async function erasedAmong(
  erased: Store['erased'],
  brought: readonly Pick<AuditEntryRecord, 'changes' | 'subjects'>[],
  session?: ClientSession,
): Promise<Set<string>> {
  const changed = new Set(brought.flatMap(({ changes, subjects }) => (changes.length ? subjects : [])));
  if (!changed.size) return changed;
  return new Set((await erased.find({ _id: { $in: [...changed] } }, null, session ? { session } : {}).lean()).map(({ _id }) => _id));
}

async function append({ connection, entries, ends, segments, erased }: Store, brought: readonly Brought[]): Promise<Set<string>> {
  return await inTransaction(connection, async (session) => {
    const known = await entries.find({ _id: { $in: brought.map(({ id }) => id) } }, { _id: 1 }, { session }).lean();
    const there = new Set(known.map(({ _id }) => _id));
    const gone = await erasedAmong(erased, brought, session);
    const head = (await ends.findById('head', null, { session }).lean()) ?? { _id: 'head' as const, ...BEGINNING };
    let { number, hash } = head;
    const linked: AuditEntryRecord[] = [];
    for (const { id, ...content } of brought) {
      if (there.has(id)) continue;
      there.add(id);
      number += 1;
      const whole = { _id: id, ...content, number, erasedChanges: null };
      const entry = isErased(whole, gone) ? withoutChanges(whole) : whole;
      hash = linkHash(hash, entry);
      linked.push({ ...entry, hash, order: orderOf(entry.at, number) });
    }
    if (!linked.length) return new Set<string>();
    // The head first: of two who bring at the same time, one begins anew here.
    await ends.updateOne({ _id: 'head', number: head.number }, { $set: { number, hash } }, { session, upsert: true });
    const kept = linked.map((entry) => sealedRecord(entries, entry));
    await entries.collection.insertMany(kept as never[], { session });
    await segments.insertMany(segmentsOf(linked), { session });
    return new Set(linked.map(({ _id }) => _id));
  });
}
