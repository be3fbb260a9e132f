/** A decision names the account of who decided it, as its history does; the job that links a complaint has the action's name. */
import type { mongo } from 'mongoose';
import { batchesOf, changed, type Database, type Plain, rewrite, word } from '../records.ts';

/** What ends a complaint by a member of staff; a correction is carried out later in their name. */
const DECISIONS = ['RESOLVED', 'REJECTED'];

/** @param meta the database of what concerns all others; theirs begin as its name does */
export async function up(meta: Database, client: mongo.MongoClient): Promise<void> {
  const complaints = client.db(meta.databaseName.replace(/meta$/, 'complaints'));
  await nameDeciders(complaints);
  await rewrite(complaints, 'outbox', (job) => changed(job, 'kind', word({ identifyComplainant: 'linkCitizen' })));
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
    const deciders = new Map(events.map(({ complaintId, byId }) => [complaintId, String(byId)])); // of several the last one
    await complaints.bulkWrite(
      decided.map(({ _id }) => ({
        updateOne: { filter: { _id }, update: { $set: { 'decision.byId': deciders.get(_id) ?? 'unknown' } } },
      })),
      { ordered: false },
    );
  }
}
