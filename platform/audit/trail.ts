/**
 * A process's side of the audit trail. A change is noted in its own transaction, a look in the journal before it is answered;
 * both are then brought to the audit subgraph, which puts them in the chain, again and again until they are there.
 */
import { LRUCache } from 'lru-cache';
import { type ClientSession, type Connection, type Model, Schema } from 'mongoose';
import type { Logger } from '../configuration/logging.ts';
import type { GraphClient } from '../graphql/graphClient.ts';
import type { Identity } from '../identity/identity.ts';
import { runEvery } from '../process/runEvery.ts';
import { seal } from '../storage/encryption/sealing.ts';
import { insertRecord } from '../storage/wholeRecords.ts';
import { type AuditEntry, entryOf, type Noted } from './entry.ts';
import { Journal } from './journal.ts';

const EVERY_MS = 1000;
const AT_ONCE = 500;
const SAME_READ_MS = 60_000;
const MAX_WAYS = 5000;

interface WaitingRecord {
  _id: string;
  at: Date;
  entry: AuditEntry;
  /** When the trail would not take it; null unless it did not. */
  refusedAt: Date | null;
}

const schema = new Schema<WaitingRecord>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    entry: { type: Schema.Types.Mixed, required: true },
    refusedAt: { type: Date, default: null },
  },
  { collection: 'audit_outbox', versionKey: false },
);
seal(schema, { values: ['entry'] });
schema.index({ at: 1 });

/** Changes of a service that its process has not brought over yet. */
const waitingEntries = (connection: Connection) => connection.model<WaitingRecord>('AuditWaiting', schema);

/** For a command beside the service whose database it is: the service brings the entry over. Part of the change's transaction. */
export async function noteChange(connection: Connection, session: ClientSession, by: string, noted: Omit<Noted, 'kind'>): Promise<void> {
  const entry = entryOf(by, { ...noted, kind: 'CHANGE' });
  await waitingEntries(connection).create([{ _id: entry.id, at: new Date(entry.at), entry, refusedAt: null }], { session });
}

export class AuditTrail {
  readonly #service: string;
  readonly #waiting: Model<WaitingRecord>;
  readonly #graph: GraphClient;
  readonly #journal: Journal;
  readonly #log: Logger;
  /** By way of looking, for a minute from the first look: who was looked at. */
  readonly #lately = new LRUCache<string, Set<string>>({ max: MAX_WAYS, ttl: SAME_READ_MS });
  #stop: (() => Promise<void>) | undefined;

  constructor(options: { service: string; connection: Connection; graph: GraphClient; folder: string; log: Logger }) {
    this.#service = options.service;
    this.#waiting = waitingEntries(options.connection);
    this.#graph = options.graph;
    this.#journal = new Journal(options.folder, options.service);
    this.#log = options.log;
  }

  /** Part of the change's transaction. @param by on whose decision, where no request is being answered */
  async changed(session: ClientSession, noted: Omit<Noted, 'kind'>, by?: Identity): Promise<void> {
    const entry = entryOf(this.#service, { ...noted, kind: 'CHANGE' }, by);
    await insertRecord(this.#waiting, session, { _id: entry.id, at: new Date(entry.at), entry, refusedAt: null });
  }

  /**
   * Before what was looked at is given away. A page that shows itself anew every few seconds is looked at once: what the same
   * account has looked at in the same way and for the same task within a minute is on record already.
   */
  logRead(noted: Omit<Noted, 'kind'>): void {
    const entry = entryOf(this.#service, { ...noted, kind: 'READ' });
    const seen = this.#seenLately(entry);
    const subjects = entry.subjects.filter((subject) => !seen.has(subject));
    if (!subjects.length && entry.subjects.length) return;
    for (const subject of subjects) seen.add(subject);
    this.#journal.append({ ...entry, subjects });
  }

  #seenLately({ actor, action, task, address, fields }: AuditEntry): Set<string> {
    const way = JSON.stringify([actor.kind, actor.id, actor.role, actor.unit, action, task, address, fields]);
    const seen = this.#lately.get(way) ?? new Set<string>();
    if (!seen.size) this.#lately.set(way, seen);
    return seen;
  }

  start(): this {
    const failed = (error: unknown) => this.#log.warn({ err: error, waiting: this.#journal.length }, 'audit entries wait');
    this.#stop = runEvery(() => this.deliver(), { everyMs: EVERY_MS, firstMs: EVERY_MS, failed });
    return this;
  }

  async stop(): Promise<void> {
    await this.#stop?.();
    this.#journal.close();
  }

  /**
   * Brings over what is waiting, reads and changes in turn, so that neither waits for the other; done once all that was waiting has been
   * taken. What the trail cannot take is set aside, and keeps nothing waiting.
   * @throws DomainError when it cannot be brought now
   */
  async deliver(): Promise<void> {
    this.#journal.keep();
    for (;;) {
      const reads = this.#journal.first(AT_ONCE);
      const refusedReads = await this.#bring(reads);
      if (refusedReads.length) this.#journal.setAside(refusedReads.map((i) => reads[i] ?? ''));
      this.#journal.forget(reads);

      const changes = await this.#waiting.find({ refusedAt: null }).sort({ at: 1 }).limit(AT_ONCE).lean();
      const refusedChanges = await this.#bring(changes.map(({ entry }) => JSON.stringify(entry)));
      const refused = new Set(refusedChanges.flatMap((i) => changes[i]?._id ?? []));
      const ids = changes.map(({ _id }) => _id);
      if (refused.size) await this.#waiting.updateMany({ _id: { $in: [...refused] } }, { $set: { refusedAt: new Date() } });
      if (ids.length) await this.#waiting.deleteMany({ _id: { $in: ids.filter((id) => !refused.has(id)) } });
      if (reads.length < AT_ONCE && changes.length < AT_ONCE) return;
    }
  }

  /** @returns which of them the trail cannot take */
  async #bring(entries: readonly string[]): Promise<number[]> {
    if (!entries.length) return [];
    const { refused = [] } = await this.#graph.send<{ refused?: number[] }>('/audit-entries', entries);
    if (refused.length) this.#log.error({ refused: refused.length }, 'the audit trail does not take these entries; they are set aside');
    return refused;
  }
}
