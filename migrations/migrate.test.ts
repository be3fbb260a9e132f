/** Data of the first release becomes what the models of today read, whatever interrupts it, and however many processes begin at once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import { startTestDatabase, type TestDatabase } from '@so-tiem/database/testing/testDatabase';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import { Outbox } from '@so-tiem/platform/jobs/outbox';
import { Keyring, keyring, useKeyring } from '@so-tiem/platform/storage/encryption/keyring';
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { testTrail } from '@so-tiem/platform/testing/testTrail';
import type { Connection, Model } from 'mongoose';
import { openStore as openAccess } from '../subgraphs/access/model/store.ts';
import { openStore as openAudit } from '../subgraphs/audit/model/store.ts';
import { verifyChain } from '../subgraphs/audit/queries/verifyChain.ts';
import { openStore as openCitizens } from '../subgraphs/citizens/model/store.ts';
import type { ComplaintRecord } from '../subgraphs/complaints/model/complaint.ts';
import type { ComplaintEventRecord } from '../subgraphs/complaints/model/complaintEvent.ts';
import { openTestPartsOf as openComplaints } from '../subgraphs/complaints/testing/testStore.ts';
import { openStore as openDoses } from '../subgraphs/doses/model/store.ts';
import { openStore as openFacilities } from '../subgraphs/facilities/model/store.ts';
import { loadFirstRelease } from './testing/firstRelease.ts';

const log = createLogger('test');
const OPEN: Record<string, (connection: Connection) => unknown> = {
  access: (connection) => openAccess(connection, new Outbox(connection, log), testTrail(connection)),
  audit: openAudit,
  citizens: (connection) => openCitizens(connection, new Outbox(connection, log), testTrail(connection)),
  complaints: openComplaints,
  doses: (connection) => openDoses(connection, testTrail(connection)),
  facilities: (connection) => openFacilities(connection, new Outbox(connection, log), testTrail(connection)),
};
type Keys = Awaited<ReturnType<typeof loadFirstRelease>>;

let database: TestDatabase;
let keys: Keys;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(async () => await database.stop());

/** `npm run migrate`, as an operator runs it. */
function startMigrating(prefix: string): { child: ChildProcess; ended: Promise<string> } {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('./main.ts', import.meta.url))], {
    env: { ...process.env, ...keys, NODE_OPTIONS: '', MONGODB_URI: database.uri, MONGODB_DATABASE_PREFIX: prefix },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  return { child, ended: once(child, 'close').then(([code]) => `${code} ${said.trim()}`) };
}

/** Every record of every model, opened, by collection. */
async function everything(prefix: string): Promise<Record<string, object[]>> {
  const found: Record<string, object[]> = {};
  for (const [name, open] of Object.entries(OPEN)) {
    const connection = await connect(database.uri, `${prefix}_${name}`);
    open(connection);
    for (const model of Object.values(connection.models) as Model<{ _id: unknown }>[])
      found[model.collection.collectionName] = (await model.find().sort({ _id: 1 }).lean()).map((record) => ({ ...record }));
    await connection.close();
  }
  return found;
}

describe('data of the first release', () => {
  const PREFIX = 'straight';
  let connections: Record<string, Connection>;
  beforeAll(async () => {
    keys = await loadFirstRelease(database.uri, PREFIX);
    useKeyring(new Keyring(keys.DATA_KEYS, keys.DATA_LOOKUP_KEY));
    expect(await startMigrating(PREFIX).ended).toBe('0 Migrated: 20261127-words-of-the-field.ts, 20261128-ids-of-staff.ts');
    connections = Object.fromEntries(
      await Promise.all(Object.keys(OPEN).map(async (name) => [name, await connect(database.uri, `${PREFIX}_${name}`)] as const)),
    );
    for (const [name, connection] of Object.entries(connections)) OPEN[name]?.(connection);
  });
  afterAll(async () => await Promise.all(Object.values(connections).map((connection) => connection.close())));

  test('has the form of today: no field is missing, none is left over, every sealed value is opened', async () => {
    const wrong = new Set<string>();
    for (const connection of Object.values(connections))
      for (const model of Object.values(connection.models) as Model<{ _id: unknown }>[])
        for (const record of await model.find().lean()) {
          const at = model.collection.collectionName;
          for (const name of Object.keys({ ...record }))
            if (model.schema.pathType(name) === 'adhocOrUndefined') wrong.add(`${at}.${name} is in no model`);
          const document = new model({ ...record });
          await document.validate().catch((error: Error) => wrong.add(`${at}: ${error.message}`));
        }
    expect([...wrong]).toEqual([]);
  });

  test('has none of the old words left, but on the trail', async () => {
    const { audit_entries: _, ...rest } = await everything(PREFIX);
    const text = JSON.stringify(rest);
    const old =
      /"(finishedAt|heldUntil|joinedTo|twinOf|places|urgency|tails|identification|keptId|otherId|startCode|lacks|most|told|tell|clock|JOINED|TAKEN|LAPSED|SEPARATED|NOTED|takeOverList|FINISHED:[^"]*)"/g;
    expect([...new Set(text.match(old))]).toEqual([]);
  });

  test('is found by what it was found by: a number of each kind, in its new place', async () => {
    const models = (name: string, model: string) => connections[name]?.models[model] as unknown as Model<Record<string, unknown>>;
    for (const [name, model, field] of [
      ['citizens', 'Citizen', 'identityDocument'],
      ['complaints', 'Complaint', 'complainant.identityDocument'],
    ] as const) {
      const record = await models(name, model)
        .findOne({ [`${field}.kind`]: 'CCCD' })
        .lean();
      const number = field.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], record) as {
        number: string;
      };
      expect(number.number).toMatch(/^\d{12}$/);
      expect(await models(name, model).countDocuments({ [`${field}.number`]: number.number })).toBeGreaterThan(0);
    }
    expect(await models('complaints', 'SavedView').find().lean()).toMatchObject([{ content: expect.stringContaining('"closed":{') }]);
  });

  test('keeps its counts: what they say is what the complaints come to', async () => {
    const { queue_counts: counts = [], complaints = [] } = await everything(PREFIX);
    const country = counts.find((count) => (count as { _id: string })._id === 'VN') as { cells: Record<string, number> };
    const sumOf = (test: (cell: string) => boolean) =>
      Object.entries(country.cells).reduce((sum, [cell, count]) => (test(cell) ? sum + count : sum), 0);
    const closed = complaints.filter((complaint) => (complaint as { closedAt: Date | null }).closedAt).length;
    expect([sumOf((cell) => cell.startsWith('CLOSED:')), sumOf(() => true)]).toEqual([closed, complaints.length]);
  });

  test('names the account of who decided, as the history does', async () => {
    const { complaints = [], complaint_events: events = [] } = await everything(PREFIX);
    const decided = (complaints as ComplaintRecord[]).flatMap(({ _id, decision }) => (decision ? [`${_id} ${decision.byId}`] : []));
    const ends = (events as ComplaintEventRecord[]).filter(({ kind }) => kind === 'RESOLVED' || kind === 'REJECTED');
    expect(decided.length).toBeGreaterThan(0);
    expect(ends.map(({ complaintId, byId }) => `${complaintId} ${byId}`)).toEqual(expect.arrayContaining(decided));
  });

  test('takes the indexes of today', async () => {
    for (const connection of Object.values(connections)) await ensureIndexes(connection);
  });

  test('keeps its trail whole', async () => {
    const { audit } = connections;
    expect(audit && (await verifyChain(openAudit(audit), []))).toMatchObject({ checked: 362, broken: [] });
  });

  test('is migrated once', async () => {
    expect(await startMigrating(PREFIX).ended).toBe('0 Nothing to migrate.');
  });
});

test('interrupted at any moment it goes on, also beside another process, and comes to the same', async () => {
  const PREFIX = 'killed';
  keys = await loadFirstRelease(database.uri, PREFIX);
  const meta = await connect(database.uri, `${PREFIX}_meta`);
  for (let wait = 300; wait < 1200; wait += 100) {
    const { child, ended } = startMigrating(PREFIX);
    await sleep(wait);
    child.kill('SIGKILL');
    await ended;
    await meta.collection('migration_lease').deleteMany({}); // as if it had run out
  }
  await meta.close();
  const outcomes = await Promise.all([startMigrating(PREFIX).ended, startMigrating(PREFIX).ended]);
  expect(outcomes.every((outcome) => outcome.startsWith('0 '))).toBe(true);
  expect(await everything(PREFIX)).toEqual(await everything('straight'));
});

test('where there is no data yet there is nothing to migrate, then or later', async () => {
  expect(await startMigrating('empty').ended).toBe('0 Nothing to migrate.');
  const meta = await connect(database.uri, 'empty_meta');
  expect(await meta.collection('migrations').countDocuments()).toBe(2);
  await meta.close();
  expect(keyring()).toBeDefined();
});
