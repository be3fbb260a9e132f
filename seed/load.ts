/** Writes the sample into the databases of the subgraphs. */
import type { Worker } from 'node:worker_threads';
import { accounts } from '@so-tiem/access/model/account';
import { partnerApps } from '@so-tiem/access/model/partnerApp';
import { connect } from '@so-tiem/database/connection';
import { markAllRun } from '@so-tiem/migrations/migrate';
import { Keyring, useKeyring } from '@so-tiem/platform/storage/encryption/keyring';
import { createCollection } from '@so-tiem/platform/storage/indexes';
import type { Connection } from 'mongoose';
import { citizens } from '../subgraphs/citizens/model/citizen.ts';
import { complaints } from '../subgraphs/complaints/model/complaint.ts';
import { complaintEvents } from '../subgraphs/complaints/model/complaintEvent.ts';
import { handlerDays, unitDays } from '../subgraphs/complaints/model/dailyFigures.ts';
import { photos } from '../subgraphs/complaints/model/photo.ts';
import { countDeltas, queueCounts } from '../subgraphs/complaints/model/queueCount.ts';
import { doses } from '../subgraphs/doses/model/dose.ts';
import { administrativeUnits } from '../subgraphs/facilities/model/administrativeUnit.ts';
import { contacts } from '../subgraphs/facilities/model/contact.ts';
import { offices } from '../subgraphs/facilities/model/office.ts';
import { sites } from '../subgraphs/facilities/model/site.ts';
import { type StateMix, USUAL_STATES } from './complaints.ts';
import { addCountry, insertCountry } from './counts.ts';
import type { Order, SampleKeys } from './sampleThread.ts';
import { slicesOf, WORST_PROVINCE } from './slice.ts';
import { SampleThreads } from './threads.ts';
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
const SAY_EVERY_MS = 3000;
const INDEXES_AT_ONCE = 2;

/** Whether a sample was loaded wholly; one that was interrupted is loaded again from the beginning. */
export async function isLoaded(uri: string, prefix: string): Promise<boolean> {
  const connection = await connect(uri, `${prefix}_meta`);
  try {
    return (await connection.collection('loads').findOne({ what: 'sample' })) !== null;
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
  const { uri, prefix, keys, say, ...sample } = options;
  const threads = new SampleThreads({ uri, prefix, keys, options: { ...sample, states: sample.states ?? USUAL_STATES } });
  try {
    for (const model of [administrativeUnits, sites, contacts, offices]) model(facilityDb);
    citizens(citizenDb);
    doses(doseDb);
    for (const model of [complaints, complaintEvents, photos, queueCounts, countDeltas, unitDays, handlerDays]) model(complaintDb);
    accounts(accessDb);
    partnerApps(accessDb);
    const filled = [facilityDb, citizenDb, doseDb, complaintDb, accessDb];
    for (const connection of filled) await connection.dropDatabase();

    const slices = slicesOf(options);
    const progress = new Progress(options.people, slices, options.say);
    const orders = ['places', ...Array.from({ length: slices }, (_, slice) => ({ slice }))] satisfies Order[];
    await threads.follow(orders, (thread, report) => {
      if ('written' in report) progress.tell(thread, report.written);
    });
    const written = await threads.finish();
    await makeIndexes(filled, options);
    options.say?.('  counting');
    const country = { units: new Map(), unitDays: new Map() };
    // The one with the most complaints begins, or the others would be done while a thread is still at it.
    const provinces = PROVINCES.toSorted((a, b) => Number(b._id === WORST_PROVINCE) - Number(a._id === WORST_PROVINCE));
    await threads.follow(
      provinces.map(({ _id }) => ({ province: _id })),
      (_, report) => {
        if ('country' in report) addCountry(country, report.country);
      },
    );
    await insertCountry(complaintDb, country, options.now);
    await markAllRun(meta);
    await meta.collection('loads').insertOne({ what: 'sample', at: options.now, seed: options.seed });
    return {
      units: PROVINCES.length + DISTRICTS.length + COMMUNES.length,
      sites: await sites(facilityDb).estimatedDocumentCount(),
      offices: await offices(facilityDb).estimatedDocumentCount(),
      contacts: await contacts(facilityDb).estimatedDocumentCount(),
      people: options.people,
      doses: written.doses,
      complaints: written.complaints,
      events: written.events,
    };
  } finally {
    await threads.stop();
    await Promise.all(all.map((connection) => connection.close()));
  }
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
 * two collections are in work at once, and the one with the most work begins.
 */
async function makeIndexes(connections: readonly Connection[], { say }: SampleOptions): Promise<void> {
  const all = connections.flatMap((connection) => Object.values(connection.models));
  const sized = await Promise.all(
    all.map(async (model) => ({ model, work: (await model.estimatedDocumentCount()) * model.schema.indexes().length })),
  );
  const models = sized.sort((a, b) => b.work - a.work).map(({ model }) => model);
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
