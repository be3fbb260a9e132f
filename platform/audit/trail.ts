/**
 * A process's side of the audit trail. A change is noted in its own transaction, a look in the journal before it is answered;
 * both are then brought to the audit subgraph, which puts them in the chain, again and again until they are there.
 */
import { type ClientSession, type Connection, type Model, Schema } from 'mongoose';
import { seal } from '../encryption/sealing.ts';
import { RecordAuditEntriesDocument } from '../generated/operations.ts';
import type { GraphClient } from '../graphClient.ts';
import type { Identity } from '../identity.ts';
import type { Logger } from '../logging.ts';
import { repeat } from '../repeat.ts';
import { type AuditEntry, entryOf, type Noted } from './entry.ts';
import { Journal } from './journal.ts';

const EVERY_MS = 500;
const AT_ONCE = 200;

interface WaitingRecord {
  _id: string;
  at: Date;
  entry: AuditEntry;
}

const schema = new Schema<WaitingRecord>(
  { _id: { type: String, required: true }, at: { type: Date, required: true }, entry: { type: Schema.Types.Mixed, required: true } },
  { collection: 'audit_outbox', versionKey: false },
);
seal(schema, { values: ['entry'] });
schema.index({ at: 1 });

export class AuditTrail {
  readonly #service: string;
  readonly #waiting: Model<WaitingRecord>;
  readonly #graph: GraphClient;
  readonly #journal: Journal;
  readonly #log: Logger;
  #stop: (() => Promise<void>) | undefined;

  constructor(options: { service: string; connection: Connection; graph: GraphClient; folder: string; log: Logger }) {
    this.#service = options.service;
    this.#waiting = options.connection.model<WaitingRecord>('AuditWaiting', schema);
    this.#graph = options.graph;
    this.#journal = new Journal(options.folder, options.service);
    this.#log = options.log;
  }

  /** Part of the change's transaction. @param by on whose decision, where no request is being answered */
  async changed(session: ClientSession, noted: Omit<Noted, 'kind'>, by?: Identity): Promise<void> {
    const entry = entryOf(this.#service, { ...noted, kind: 'CHANGE' }, by);
    await this.#waiting.create([{ _id: entry.id, at: new Date(entry.at), entry }], { session });
  }

  /** Before what was looked at is given away. */
  looked(noted: Omit<Noted, 'kind'>): void {
    this.#journal.append(entryOf(this.#service, { ...noted, kind: 'LOOK' }));
  }

  start(): this {
    const failed = (error: unknown) => this.#log.warn({ err: error, waiting: this.#journal.length }, 'audit entries wait');
    this.#stop = repeat(() => this.deliver(), { everyMs: EVERY_MS, firstMs: EVERY_MS, failed });
    return this;
  }

  async stop(): Promise<void> {
    await this.#stop?.();
    this.#journal.close();
  }

  /** Brings over what is waiting; done once all that was waiting has been taken. @throws DomainError when it cannot be brought now */
  async deliver(): Promise<void> {
    while (this.#journal.length) {
      const looks = this.#journal.first(AT_ONCE);
      await this.#bring(looks);
      this.#journal.forget(looks.length);
    }
    for (;;) {
      const changes = await this.#waiting.find({}).sort({ at: 1 }).limit(AT_ONCE).lean();
      if (!changes.length) return;
      await this.#bring(changes.map(({ entry }) => entry));
      await this.#waiting.deleteMany({ _id: { $in: changes.map(({ _id }) => _id) } });
    }
  }

  async #bring(entries: AuditEntry[]): Promise<void> {
    const { recordAuditEntries } = await this.#graph.ask(RecordAuditEntriesDocument, { input: { entries } });
    const [error] = recordAuditEntries.errors;
    if (error) throw new Error(`the audit trail refused: ${error.message}`);
  }
}
