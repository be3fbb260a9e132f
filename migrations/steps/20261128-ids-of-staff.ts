/**
 * Decisions and confirmations name the account, as their histories do. Linking a complaint to a person's record is called so in
 * histories and jobs too.
 */
import type { mongo } from 'mongoose';
import { batchesOf, changed, type Database, type Plain, rewrite, word } from '../records.ts';

/** What ends a complaint by a member of staff; a correction is carried out later in their name. */
const DECISIONS = ['RESOLVED', 'REJECTED'];

/** @param meta the database of what concerns all others; theirs begin as its name does */
export async function up(meta: Database, client: mongo.MongoClient): Promise<void> {
  const of = (name: string) => client.db(meta.databaseName.replace(/meta$/, name));
  const complaints = of('complaints');
  await nameDeciders(complaints);
  await rewrite(complaints, 'outbox', (job) => changed(job, 'kind', word({ identifyComplainant: 'linkCitizen' })));
  await rewrite(complaints, 'complaint_events', (event) => changed(event, 'kind', word({ IDENTIFIED: 'LINKED' })));
  await nameConfirmers(of('facilities'));
}

interface Decided {
  _id: string;
  decision: { by: string; byId?: string };
}

async function nameDeciders(database: Database): Promise<void> {
  const complaints = database.collection<Decided>('complaints');
  const without = { decision: { $type: 'object' }, 'decision.byId': { $exists: false } };
  for await (const decided of batchesOf(complaints, without)) {
    const ids = decided.map(({ _id }) => _id);
    const events = await database
      .collection<Plain>('complaint_events')
      .find({ complaintId: { $in: ids }, kind: { $in: DECISIONS } }, { projection: { complaintId: 1, byId: 1 } })
      .sort({ complaintId: 1, version: 1 })
      .toArray();
    const deciders = new Map(events.map(({ complaintId, byId }) => [complaintId, byId])); // of several the last one
    await complaints.bulkWrite(
      decided.map(({ _id }) => ({
        updateOne: { filter: { _id }, update: { $set: { 'decision.byId': deciders.get(_id) ?? null } } },
      })),
      { ordered: false },
    );
  }
}

const CONFIRMATIONS = ['confirmContact', 'confirmByLink'];

async function nameConfirmers(database: Database): Promise<void> {
  const contacts = database.collection<{ _id: string }>('contacts');
  for await (const unnamed of batchesOf(contacts, { confirmedById: { $exists: false } })) {
    const ids = unnamed.map(({ _id }) => _id);
    const changes = await database
      .collection<Plain>('facility_changes')
      .find({ subject: { $in: ids }, change: { $in: CONFIRMATIONS } }, { projection: { subject: 1, by: 1, byName: 1 } })
      .sort({ at: 1 })
      .toArray();
    const confirmers = new Map(changes.map(({ subject, by, byName }) => [subject, { by, byName }])); // of several the last one
    await contacts.bulkWrite(
      unnamed.map((contact) => {
        const last = confirmers.get(contact._id);
        const isConfirmed = last && last.byName === (contact as Plain)['confirmedBy']; // another name or number takes it back
        return { updateOne: { filter: { _id: contact._id }, update: { $set: { confirmedById: isConfirmed ? last.by : null } } } };
      }) as never[],
      { ordered: false },
    );
  }
}
