/** Writes the sample into the databases of the subgraphs. */

import { accounts } from '@so-tiem/access/model/account';
import { partnerApps } from '@so-tiem/access/model/partnerApp';
import { connect } from '@so-tiem/database/connection';
import { sealedRecord } from '@so-tiem/platform/encryption/sealing';
import { ensureIndexes } from '@so-tiem/platform/indexes';
import type { Connection, Model } from 'mongoose';
import { citizens } from '../../subgraphs/citizens/model/citizen.ts';
import { insertTally } from '../../subgraphs/complaints/jobs/countComplaints.ts';
import { type ComplaintRecord, complaints } from '../../subgraphs/complaints/model/complaint.ts';
import { complaintEvents } from '../../subgraphs/complaints/model/complaintEvent.ts';
import { handlerDays, unitDays } from '../../subgraphs/complaints/model/dailyFigures.ts';
import { photos } from '../../subgraphs/complaints/model/photo.ts';
import { queueCounts, queueMoves } from '../../subgraphs/complaints/model/queueCount.ts';
import { keepPhoto, photoFiles } from '../../subgraphs/complaints/photos/photoBytes.ts';
import { Tally } from '../../subgraphs/complaints/rules/tally.ts';
import { doses } from '../../subgraphs/doses/model/dose.ts';
import { administrativeUnits } from '../../subgraphs/facilities/model/administrativeUnit.ts';
import { contacts } from '../../subgraphs/facilities/model/contact.ts';
import { offices } from '../../subgraphs/facilities/model/office.ts';
import { sites } from '../../subgraphs/facilities/model/site.ts';
import { officesOf } from '../../subgraphs/facilities/rules/officeOf.ts';
import { writeAccess } from './access.ts';
import { type DemoAccount, demoAccounts, demoSite } from './accounts.ts';
import { certificatePhoto } from './certificate.ts';
import { makeComplaint, type SampleHandlers, type StateMix, USUAL_STATES } from './complaints.ts';
import { makeContacts } from './contacts.ts';
import { makeDemoPerson } from './demoPerson.ts';
import { dosesOf } from './doses.ts';
import { spoilRecord } from './errors.ts';
import { personName } from './names.ts';
import { makePeople, type SamplePerson } from './people.ts';
import { Random } from './random.ts';
import { makeSites } from './sites.ts';
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
  /** Told how far it has come. */
  say?: (line: string) => void;
}

const BATCH = 2000;
/** An index over some millions of records takes minutes. */
const INDEX_TIMEOUT_MS = 3_600_000;
/** Share of complaints about the sample's worst province, as in the brief's figures, and about the demo accounts' own site. */
const AT_DEMO_SITE = 0.012;
const IN_WORST_PROVINCE = 0.4;
const WORST_PROVINCE = '79';
/** Complaints about a dose that is missing. */
const MISSING = 0.55;
/** Complaints that are in work at a demo account's unit, and with that account. */
const WITH_DEMO_HANDLER = 0.6;

/** Raised whenever what is stored changes its shape: before the first release there is nothing to be carried over. */
const LAYOUT = 12;

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
  const open = (name: string) => connect(options.uri, `${options.prefix}_${name}`, { timeoutMs: INDEX_TIMEOUT_MS });
  const [facilityDb, citizenDb, doseDb, complaintDb, accessDb, meta] = (await Promise.all(
    ['facilities', 'citizens', 'doses', 'complaints', 'access', 'meta'].map(open),
  )) as [Connection, Connection, Connection, Connection, Connection, Connection];
  const all = [facilityDb, citizenDb, doseDb, complaintDb, accessDb, meta];
  try {
    const [unitModel, siteModel, contactModel] = [administrativeUnits(facilityDb), sites(facilityDb), contacts(facilityDb)];
    const [citizenModel, doseModel, complaintModel, eventModel] = [
      citizens(citizenDb),
      doses(doseDb),
      complaints(complaintDb),
      complaintEvents(complaintDb),
    ];
    photos(complaintDb);
    const counts = queueCounts(complaintDb);
    const days = { unitDays: unitDays(complaintDb), handlerDays: handlerDays(complaintDb) };
    queueMoves(complaintDb);
    accounts(accessDb);
    partnerApps(accessDb);
    const filled = [facilityDb, citizenDb, doseDb, complaintDb, accessDb];
    for (const connection of filled) await connection.dropDatabase();

    const random = new Random(options.seed);
    const everySite = makeSites(random);
    const activeSites = everySite.filter((site) => site.active);
    const own = demoSite(everySite);
    const worst = activeSites.filter((site) => site.province === WORST_PROVINCE);
    const everyOffice = [...officesOf([...PROVINCES, ...DISTRICTS, ...COMMUNES], everySite)];
    const everyContact = makeContacts(new Random(options.seed + 1), everyOffice, everySite, options.now);
    await Promise.all([
      write(unitModel, [...PROVINCES, ...DISTRICTS, ...COMMUNES]),
      write(siteModel, everySite),
      write(contactModel, everyContact),
      write(offices(facilityDb), everyOffice),
      writeAccess(accessDb, new Random(options.seed + 2), { demo: demoAccounts(own), sites: activeSites, now: options.now }),
    ]);

    // One pass over the people: each with their doses, and as many complaints on the way as there are to be.
    const sinks = [sink(citizenModel), sink(doseModel), sink(complaintModel), sink(eventModel)] as const;
    const [citizenSink, doseSink, complaintSink, eventSink] = sinks;
    const handlers = handlersOf(demoAccounts(own));
    const { states = USUAL_STATES } = options;
    const tally = new Tally();
    let [seen, made, withPhoto] = [0, 0, 0];
    const quarter = Math.ceil(options.people / 4);
    for (const person of makePeople(random, options.people, activeSites)) {
      seen += 1;
      if (seen % quarter === 0) options.say?.(`  ${seen.toLocaleString('en')} of ${options.people.toLocaleString('en')} people`);
      const due = Math.floor((seen / options.people) * options.complaints) - made;
      const subject = due > 0 ? moved(random, person, own, worst) : person;
      const given = dosesOf(random, subject);
      if (due > 0 && random.chance(MISSING) && given.every((dose) => dose.entered)) lose(random.pick(given));
      for (let i = 0; i < due; i++, made++) {
        const { complaint, events } = makeComplaint(random, { now: options.now, states }, subject, given, handlers(random, subject.home));
        if (complaint.site === own._id && !complaint.finishedAt && complaint.claimedDoses.length && withPhoto < options.photos) {
          withPhoto += 1;
          complaint.photos = [await storeCertificate(complaintDb, random, complaint, own.name)];
        }
        await complaintSink.add(complaint);
        tally.add(complaint, options.now);
        tally.addToDays(complaint);
        for (const event of events) await eventSink.add(event);
        if (complaint.status === 'RESOLVED') continue;
        const second = spoilRecord(random, complaint.kind, subject, given, random.pick(activeSites));
        if (second) await citizenSink.add(second);
      }
      await citizenSink.add(subject.citizen);
      for (const dose of given) if (dose.entered) await doseSink.add(dose.record);
    }
    const demo = makeDemoPerson(random, own);
    await citizenSink.add(demo.person.citizen);
    for (const dose of demo.doses) await doseSink.add(dose);
    await Promise.all(sinks.map((each) => each.end()));
    await insertTally({ counts, ...days }, tally, options.now);
    options.say?.('  making indexes');
    await Promise.all(filled.map(ensureIndexes)); // from what is there, which is quicker than record by record
    await meta.collection('loads').insertOne({ what: 'sample', at: options.now, seed: options.seed, layout: LAYOUT });
    return {
      units: PROVINCES.length + DISTRICTS.length + COMMUNES.length,
      sites: everySite.length,
      people: options.people,
      doses: doseSink.written(),
      complaints: made,
      events: eventSink.written(),
    };
  } finally {
    await Promise.all(all.map((connection) => connection.close()));
  }
}

function moved(random: Random, person: SamplePerson, own: SamplePerson['home'], worst: SamplePerson['home'][]): SamplePerson {
  const home = random.chance(AT_DEMO_SITE) ? own : random.chance(IN_WORST_PROVINCE) ? random.pick(worst) : person.home;
  return { home, citizen: { ...person.citizen, communeCode: home.commune } };
}

/** Who handles complaints of a site, or of the offices above it: somebody there, now and then the demo account whose territory it is. */
function handlersOf(demo: readonly DemoAccount[]) {
  const handling = demo.filter(({ role }) => role === 'HANDLER');
  return (random: Random, home: SamplePerson['home']): SampleHandlers => {
    const above = handling.find(({ unit }) => unit.code === home.province);
    const atSite = handling.find(({ unit }) => unit.code === home._id) ?? above;
    const demo = ({ username, name }: DemoAccount) => ({ id: `demo-${username}`, name });
    if (atSite && above && random.chance(WITH_DEMO_HANDLER)) return { atSite: demo(atSite), above: demo(above) };
    const somebody = { id: `sample-${home._id}`, name: personName(random, 'FEMALE') };
    return { atSite: somebody, above: somebody };
  };
}

function lose(dose: { entered: boolean }): void {
  dose.entered = false;
}

async function storeCertificate(connection: Connection, random: Random, complaint: ComplaintRecord, siteName: string) {
  const bytes = await certificatePhoto(complaint, siteName);
  const id = random.uuid().replaceAll('-', '');
  await keepPhoto(photoFiles(connection), id, bytes.data);
  const photo = { contentType: 'image/jpeg', size: bytes.data.length, width: bytes.width, height: bytes.height };
  await photos(connection).create({ _id: id, ...photo, uploadedAt: complaint.recordedAt, complaintId: complaint._id });
  return { id, ...photo };
}

/** Collects records into batches and writes them while more are made; at most two batches of one kind wait. */
function sink<Record extends object>(model: Model<Record>) {
  let batch: Record[] = [];
  let written = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    await writing;
    const full = batch;
    batch = [];
    written += full.length;
    if (full.length)
      writing = model.collection.insertMany(full.map((record) => sealedRecord(model, record)) as never[], { ordered: false });
  };
  return {
    async add(record: Record) {
      batch.push(record);
      if (batch.length >= BATCH) await flush();
    },
    async end() {
      await flush();
      await writing;
    },
    written: () => written,
  };
}

async function write<Record extends object>(model: Model<Record>, records: Iterable<Record>): Promise<void> {
  const { add, end } = sink(model);
  for (const record of records) await add(record);
  await end();
}
