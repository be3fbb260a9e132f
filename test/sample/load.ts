/** Writes the sample into the databases of the subgraphs. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { accounts } from '@so-tiem/access/model/account';
import { partnerApps } from '@so-tiem/access/model/partnerApp';
import { connect } from '@so-tiem/database/connection';
import { Keyring, useKeyring } from '@so-tiem/platform/encryption/keyring';
import { createCollection } from '@so-tiem/platform/indexes';
import type { Connection } from 'mongoose';
import { citizens } from '../../subgraphs/citizens/model/citizen.ts';
import { complaints } from '../../subgraphs/complaints/model/complaint.ts';
import { complaintEvents } from '../../subgraphs/complaints/model/complaintEvent.ts';
import { handlerDays, unitDays } from '../../subgraphs/complaints/model/dailyFigures.ts';
import { photos } from '../../subgraphs/complaints/model/photo.ts';
import { queueCounts, queueMoves } from '../../subgraphs/complaints/model/queueCount.ts';
import { doses } from '../../subgraphs/doses/model/dose.ts';
import { administrativeUnits } from '../../subgraphs/facilities/model/administrativeUnit.ts';
import { contacts } from '../../subgraphs/facilities/model/contact.ts';
import { offices } from '../../subgraphs/facilities/model/office.ts';
import { sites } from '../../subgraphs/facilities/model/site.ts';
import { type StateMix, USUAL_STATES } from './complaints.ts';
import { addCountry, insertCountry } from './counts.ts';
import type { Order, Report, SampleKeys, ThreadData } from './sampleThread.ts';
import { slicesOf, type Written } from './slice.ts';
import { COMMUNES, DISTRICTS, PROVINCES } from './units.ts';

export interface SampleOptions {
  uri: string;
  /** Prefix of the databases' names. */
  prefix: string;
  seed: number;
  people: number;
  complaints: number;
  /** In which states the complaints are; the usual mix unless given. */
  states?: StateMix;
  /** How many complaints at the demo site get a photo of their certificate. */
  photos: number;
  now: Date;
  /** To seal with, as the environment has them. */
  keys: SampleKeys;
  /** Told how far it has come. */
  say?: (line: string) => void;
}

/** An index over some millions of records takes minutes. */
const INDEX_TIMEOUT_MS = 3_600_000;
/** Threads that make and write: with the database's own processes more do not help. */
const MAX_THREADS = 4;
/** Of a thread, for what lives long and what does not; without it nothing is thrown away while there is room. */
const MEMORY = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 24 };
const SAY_EVERY_MS = 3000;
const INDEXES_AT_ONCE = 2;

/** Raised whenever what is stored changes its shape: before the first release there is nothing to be carried over. */
const LAYOUT = 16;

/**
 * Whether a sample was loaded wholly; one that was interrupted is loaded again from the beginning.
 * @throws Error in one sentence for data of an earlier shape
 */
export async function isLoaded(uri: string, prefix: string): Promise<boolean> {
  const connection = await connect(uri, `${prefix}_meta`);
  try {
    const load = await connection.collection('loads').findOne({ what: 'sample' });
    if (load && load['layout'] !== LAYOUT)
      throw new Error(
        'The sample data was written by an earlier version; start over with `npm start -- --fresh`, for a benchmark by deleting `.data/bench`.',
      );
    return load !== null;
  } finally {
    await connection.close();
  }
}

export async function loadSample(options: SampleOptions): Promise<Record<string, number>> {
  useKeyring(new Keyring(options.keys.DATA_KEYS, options.keys.DATA_LOOKUP_KEY));
  const open = (name: string) => connect(options.uri, `${options.prefix}_${name}`, { timeoutMs: INDEX_TIMEOUT_MS });
  const [facilityDb, citizenDb, doseDb, complaintDb, accessDb, meta] = (await Promise.all(
    ['facilities', 'citizens', 'doses', 'complaints', 'access', 'meta'].map(open),
  )) as [Connection, Connection, Connection, Connection, Connection, Connection];
  const all = [facilityDb, citizenDb, doseDb, complaintDb, accessDb, meta];
  try {
    for (const model of [administrativeUnits, sites, contacts, offices]) model(facilityDb);
    citizens(citizenDb);
    doses(doseDb);
    for (const model of [complaints, complaintEvents, photos, queueCounts, queueMoves, unitDays, handlerDays]) model(complaintDb);
    accounts(accessDb);
    partnerApps(accessDb);
    const filled = [facilityDb, citizenDb, doseDb, complaintDb, accessDb];
    for (const connection of filled) await connection.dropDatabase();

    const slices = slicesOf(options);
    const progress = new Progress(options.people, slices, options.say);
    const written = await withThreads(
      options,
      ['places', ...Array.from({ length: slices }, (_, slice) => ({ slice }))],
      (thread, report) => {
        if ('written' in report) progress.tell(thread, report.written);
      },
    );
    await makeIndexes(filled, options);
    options.say?.('  counting');
    const country = { units: new Map(), unitDays: new Map() };
    const provinces = PROVINCES.map(({ _id }) => ({ province: _id }));
    await withThreads(options, provinces, (_, report) => {
      if ('country' in report) addCountry(country, report.country);
    });
    await insertCountry(complaintDb, country, options.now);
    await meta.collection('loads').insertOne({ what: 'sample', at: options.now, seed: options.seed, layout: LAYOUT });
    return {
      units: PROVINCES.length + DISTRICTS.length + COMMUNES.length,
      sites: await sites(facilityDb).estimatedDocumentCount(),
      people: options.people,
      doses: written.doses,
      complaints: written.complaints,
      events: written.events,
    };
  } finally {
    await Promise.all(all.map((connection) => connection.close()));
  }
}

/** Follows orders with as many threads as there are processors, four at most, each taking the next one that is left. @returns what they have written */
async function withThreads(
  { uri, prefix, keys, say, ...options }: SampleOptions,
  orders: Order[],
  told: (thread: Worker, report: Report) => void,
): Promise<Written> {
  const workerData: ThreadData = { uri, prefix, keys, options: { ...options, states: options.states ?? USUAL_STATES } };
  const threads = Array.from(
    { length: Math.min(availableParallelism(), MAX_THREADS, orders.length) },
    () => new Worker(new URL('sampleThread.ts', import.meta.url), { workerData, resourceLimits: MEMORY }),
  );
  const written = { doses: 0, complaints: 0, events: 0 };
  const work = async (thread: Worker) => {
    // Rejects with what the thread ends by.
    const report = async (): Promise<Report> => (await once(thread, 'message'))[0];
    await report(); // it is ready
    for (let order = orders.shift(); order !== undefined; order = orders.shift()) {
      thread.postMessage(order);
      told(thread, await report());
    }
    thread.postMessage(null satisfies Order);
    const last = await report();
    if (!('ended' in last)) throw new Error('a thread ends with what it has written');
    written.doses += last.ended.doses;
    written.complaints += last.ended.complaints;
    written.events += last.ended.events;
  };
  try {
    await Promise.all(threads.map(work));
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  return written;
}

/** How far it has come, how quickly, and how long the rest will take. */
class Progress {
  readonly #people: number;
  readonly #slices: number;
  readonly #say: SampleOptions['say'];
  readonly #began = performance.now();
  readonly #written = new Map<Worker, number>();
  #done = 0;
  #said = this.#began;

  constructor(people: number, slices: number, say: SampleOptions['say']) {
    this.#people = people;
    this.#slices = slices;
    this.#say = say;
  }

  /** @param written by the thread, altogether */
  tell(thread: Worker, written: number): void {
    if (!written) return; // the places
    this.#done += 1;
    this.#written.set(thread, written);
    const now = performance.now();
    if (now - this.#said < SAY_EVERY_MS && this.#done < this.#slices) return;
    this.#said = now;
    const seconds = (now - this.#began) / 1000;
    const rate = [...this.#written.values()].reduce((sum, each) => sum + each, 0) / seconds;
    const left = this.#done ? Math.ceil((seconds / this.#done) * (this.#slices - this.#done)) : 0;
    const people = Math.min(Math.round((this.#done / this.#slices) * this.#people), this.#people);
    const [of, perSecond] = [this.#people, Math.round(rate)].map((count) => count.toLocaleString('en'));
    this.#say?.(`  ${people.toLocaleString('en')} of ${of} people, ${perSecond} records a second${left ? `, ${inWords(left)} left` : ''}`);
  }
}

const inWords = (seconds: number): string => (seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

/**
 * From what is there, which is quicker than record by record. The engine makes the indexes of one collection one after the other, so that
 * two collections are in work at once, and the one with the most begins.
 */
async function makeIndexes(connections: readonly Connection[], { say }: SampleOptions): Promise<void> {
  const models = connections
    .flatMap((connection) => Object.values(connection.models))
    .toSorted((a, b) => b.schema.indexes().length - a.schema.indexes().length);
  const count = models.length;
  let made = 0;
  let said = performance.now();
  const make = async () => {
    for (let model = models.shift(); model; model = models.shift()) {
      await createCollection(model);
      for (const [fields, options] of model.schema.indexes()) {
        await model.collection.createIndex(fields as never, options as never);
        if (performance.now() - said < SAY_EVERY_MS) continue;
        said = performance.now();
        say?.(`  indexes of ${made} of ${count} collections`);
      }
      made += 1;
    }
  };
  say?.('  making indexes');
  await Promise.all(Array.from({ length: INDEXES_AT_ONCE }, make));
}
