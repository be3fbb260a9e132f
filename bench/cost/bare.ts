/**
 * The peer of a decided complaint: the same documents read and written with the driver alone, into collections with the same indexes. What
 * is read on the way (a page of the queue, what is counted, the complaint with its person and doses and all that its screen shows), each
 * write of the complaint, its events, its counts, its entries on the trail, its jobs, its dose: no rights, no sealing, no network but to
 * the database, no transactions.
 */
import type { Connection } from 'mongoose';

/** The driver's own, as mongoose brings it. */
type Driver = ReturnType<Connection['getClient']>;
type Collection = ReturnType<ReturnType<Driver['db']>['collection']>;
type Documents = Record<string, Record<string, unknown>[]>;

const PAGE = 25;
/** Where the documents of one complaint lie: database of the sample, collection. */
const PLACES = {
  complaints: ['complaints', 'complaints'],
  events: ['complaints', 'complaint_events'],
  countDeltas: ['complaints', 'count_deltas'],
  jobs: ['complaints', 'outbox'],
  waiting: ['complaints', 'audit_outbox'],
  entries: ['audit', 'audit_entries'],
  doses: ['doses', 'doses'],
  citizens: ['citizens', 'citizens'],
} as const;
type Place = keyof typeof PLACES;

/** What the screen of a complaint shows of others: database, collection, by what. */
const SHOWN = [
  ['complaints', 'queue_counts', ({ responsible }) => ({ _id: responsible.code })],
  ['complaints', 'complaints', ({ suffixes }) => ({ suffixes: suffixes.at(-1) })],
  ['complaints', 'complaints', ({ citizenId }) => ({ citizenId })],
  ['complaints', 'viewers', ({ _id }) => ({ complaintId: _id })],
  ['complaints', 'notices', ({ _id }) => ({ 'complaints.id': _id })],
  ['complaints', 'mail_refusals', ({ _id }) => ({ complaintId: _id })],
  ['facilities', 'sites', ({ siteCode }) => ({ _id: siteCode })],
  ['facilities', 'administrative_units', ({ province, district, commune }) => ({ _id: { $in: [province, district, commune] } })],
  ['facilities', 'offices', ({ responsible }) => ({ _id: responsible.code })],
  ['facilities', 'contacts', ({ responsible }) => ({ officeCode: responsible.code })],
] as const satisfies [string, string, (complaint: Complaint) => object][];

// biome-ignore lint/suspicious/noExplicitAny: as it lies in the database
type Complaint = Record<string, any>;

/** Copies the indexes, and the documents that are only read. @returns does one complaint's share of work, as often as there are documents */
export async function prepareBare(driver: Driver, prefix: string, count: number): Promise<{ times: number; once: () => Promise<void> }> {
  const from = (place: Place) => driver.db(`${prefix}_${PLACES[place][0]}`).collection(PLACES[place][1]);
  const to = (place: Place) => driver.db(`${prefix}_bare`).collection(`${place}`);
  await driver.db(`${prefix}_bare`).dropDatabase();
  for (const place of Object.keys(PLACES) as Place[]) await copyIndexes(from(place), to(place));

  const page = await from('complaints').find({ closedAt: null }).limit(PAGE).toArray();
  await to('complaints').insertMany(page);
  const pageIds = page.map(({ _id }) => _id);

  const found = await from('complaints')
    .find({ status: 'RESOLVED', 'decision.doseId': { $type: 'string' } })
    .sort({ recordedAt: -1 })
    .limit(count)
    .toArray();
  const all: Documents[] = [];
  /** Each is written once: a page that was looked at is one entry about many complaints. */
  const known = new Set<unknown>();
  for (const complaint of found) {
    const events = await from('events').find({ complaintId: complaint['_id'] }).toArray();
    const about = { subjects: `complaint:${complaint['_id']}`, _id: { $nin: [...known] as never[] } };
    const entries = await from('entries').find(about).limit(10).toArray();
    const [dose] = await from('doses').find({ _id: complaint['decision'].doseId }).toArray();
    const [citizen] = await from('citizens').find({ _id: complaint['citizenId'] }).toArray();
    if (events.length < 3 || !dose || !citizen || known.has(citizen._id)) continue;
    for (const { _id } of [citizen, ...entries]) known.add(_id);
    const countDeltas = events.map((_, i) => ({ from: complaint['places'], to: complaint['places'], i }));
    const jobs = events
      .slice(0, 3)
      .map((event) => ({ _id: `${event['_id']}`, payload: JSON.stringify(entries[0] ?? event), due: new Date() }));
    all.push({ complaint: [complaint], events, entries, dose: [dose], citizen: [citizen], countDeltas, jobs });
  }
  const readPage = async () => {
    await to('complaints')
      .find({ _id: { $in: pageIds } })
      .toArray();
  };
  const once = async () => {
    const documents = all.pop();
    if (!documents) throw new Error('no more documents');
    const { complaint: [complaint = {}] = [], events = [], entries = [], countDeltas = [], jobs = [], dose = [], citizen = [] } = documents;
    await to('citizens').insertOne(citizen[0] as never);
    await readPage();
    await to('complaints').insertOne(complaint as never);
    for (const [i, event] of events.entries()) {
      if (i) await to('complaints').replaceOne({ _id: complaint['_id'] as never }, complaint);
      await to('events').insertOne(event as never);
      await to('countDeltas').insertOne(countDeltas[i] as never);
    }
    for (const entry of entries) {
      await to('waiting').insertOne({ ...entry } as never);
      await to('entries').insertOne(entry as never);
      await to('waiting').deleteOne({ _id: entry['_id'] as never });
    }
    for (const job of jobs) {
      await to('jobs').insertOne(job as never);
      await to('jobs').updateOne({ _id: job['_id'] as never }, { $set: { doneAt: new Date(), payload: null } });
    }
    await to('complaints').findOne({ _id: complaint['_id'] as never });
    for (const [database, collection, where] of SHOWN)
      await driver
        .db(`${prefix}_${database}`)
        .collection(collection)
        .find(where(complaint) as never)
        .limit(20)
        .toArray();
    await to('citizens').findOne({ _id: citizen[0]?.['_id'] as never });
    await to('doses').find({ citizenId: citizen[0]?.['_id'] }).toArray();
    await to('events').find({ complaintId: complaint['_id'] }).toArray();
    await to('doses').insertOne(dose[0] as never);
  };
  return { times: all.length, once };
}

async function copyIndexes(from: Collection, to: Collection): Promise<void> {
  for (const { key, name, unique, partialFilterExpression } of await from.listIndexes().toArray()) {
    if (name === '_id_') continue;
    const options = { name, ...(unique ? { unique } : {}), ...(partialFilterExpression ? { partialFilterExpression } : {}) };
    await to.createIndex(key, options);
  }
}
