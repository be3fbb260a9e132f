/**
 * Stored names follow the field's words (docs/glossary.md): claims, merges, suffixes, identity documents. The audit trail keeps the
 * words of its time, as its chain would break; the audit subgraph tells today's words (rules/earlierWords.ts).
 */
import type { mongo } from 'mongoose';
import {
  changed,
  type Database,
  dropIndexes,
  move,
  type Plain,
  renamed,
  renamedDeep,
  rewrite,
  textMoved,
  valueMoved,
  word,
} from '../records.ts';

const SUFFIXES = { tails: 'suffixes' };
const DOCUMENT = { identification: 'identityDocument' };
const COMPLAINT = {
  ...SUFFIXES,
  ...DOCUMENT,
  finishedAt: 'closedAt',
  heldUntil: 'claimExpiresAt',
  joinedTo: 'mergedInto',
  twinOf: 'possibleDuplicateOf',
  places: 'sortKeys',
  urgency: 'urgencyKey',
};
const MERGED_RECORDS = {
  keptId: 'survivorId',
  keptVersion: 'survivorVersion',
  otherId: 'duplicateId',
  otherVersion: 'duplicateVersion',
  take: 'fieldsFromDuplicate',
};
const STATES = { JOINED: 'MERGED' };
const EVENTS = {
  TAKEN: 'CLAIMED',
  LAPSED: 'CLAIM_EXPIRED',
  PASSED_ON: 'TRANSFERRED',
  JOINED: 'MERGED',
  TOOK_OVER: 'ABSORBED',
  SET_FREE: 'UNMERGED',
  NOTED: 'NOTE_ADDED',
};
const MERGES = { SEPARATING: 'UNMERGING', SEPARATED: 'UNMERGED' };
const FIELDS = { IDENTIFICATION: 'IDENTITY_DOCUMENT' };
const JOBS = { takeOverList: 'applyImport', separateDoses: 'unmergeDoses', tell: 'notify' };
const APP_CHANGES = { switchedOn: 'enabled', switchedOff: 'disabled', secretRenewed: 'secretRotated' };

/** @param meta the database of what concerns all others; theirs begin as its name does */
export async function up(meta: Database, client: mongo.MongoClient): Promise<void> {
  const of = (name: string) => client.db(meta.databaseName.replace(/meta$/, name));
  await ofComplaints(of('complaints'));
  await ofCitizens(of('citizens'));
  await ofFacilities(of('facilities'));
  await ofAccess(of('access'));
  const doses = of('doses');
  await move(doses, 'closed_people', (record) => ({ collection: 'merged_people', record: renamed(record, MERGED_RECORDS) }));
  await ofJobs(doses);
  const audit = of('audit');
  await move(audit, 'audit_stretches', (record) => ({ collection: 'audit_segments', record }));
}

const ofJobs = (database: Database): Promise<void> =>
  rewrite(database, 'outbox', (before) => {
    const job = changed(before, 'kind', word(JOBS));
    if (job['kind'] !== 'applyImport') return job;
    return changed(job, 'payload', (sealed) =>
      valueMoved(sealed, 'outbox.payload', 'outbox.payload', (payload: Plain) => renamed(payload, { listId: 'importId' })),
    );
  });

async function ofComplaints(database: Database): Promise<void> {
  const number = 'complaints.complainant.identification.number';
  const numberNow = 'complaints.complainant.identityDocument.number';
  const documentMoved = (document: Plain) => changed(document, 'number', (value) => textMoved(value, number, numberNow));
  const stateMoved = (record: Plain) => changed(record, 'status', word(STATES));
  const countedMoved = (counted: Plain) => stateMoved(renamed(counted, COMPLAINT));

  await dropIndexes(database, 'complaints');
  await rewrite(database, 'complaints', (before) => {
    let complaint = stateMoved(renamed(before, COMPLAINT));
    complaint = changed(complaint, 'complainant', (one: Plain) => changed(renamed(one, DOCUMENT), 'identityDocument', documentMoved));
    complaint = changed(complaint, 'proposedLink', (link: Plain) =>
      changed(link, 'agrees', (fields: string[]) => fields.map(word(FIELDS))),
    );
    return changed(complaint, 'correction', (sealed) =>
      valueMoved(sealed, 'complaints.correction', 'complaints.correction', correctionMoved),
    );
  });
  await rewrite(database, 'complaint_events', (event) =>
    changed(changed(event, 'kind', word(EVENTS)), 'before', (sealed) =>
      valueMoved(sealed, 'complaint_events.before', 'complaint_events.before', (fields: Plain) =>
        changed(stateMoved(renamed(fields, COMPLAINT)), 'correction', correctionMoved),
      ),
    ),
  );
  await rewrite(database, 'erased_complaints', (erased) => changed(erased, 'counted', countedMoved));
  await move(database, 'queue_moves', (delta) => ({
    collection: 'count_deltas',
    record: changed(changed(delta, 'from', countedMoved), 'to', countedMoved),
  }));
  for (const counts of ['queue_counts', 'unit_days', 'handler_days'])
    await rewrite(database, counts, (record) => changed(record, 'cells', cellsMoved));
  await move(database, 'distributions', ({ most, ...record }) => ({
    collection: 'auto_assignments',
    record: { ...record, maxOpenPerHandler: most },
  }));
  await rewrite(database, 'notices', (notice) =>
    changed(renamed(notice, { told: 'notified' }), 'notified', (sealed) => valueMoved(sealed, 'notices.told', 'notices.notified')),
  );
  await move(database, 'clock', ({ at }) => ({ collection: 'escalation_progress', record: { _id: 'escalations', at } }));
  await move(database, 'at_work', () => undefined); // consoles say it again within seconds
  await move(database, 'shared', ({ _id, kind, ...text }) =>
    kind === 'VIEW'
      ? {
          collection: 'saved_views',
          record: { ...text, _id: `${text['unit']}|${text['name']}`, content: viewMoved(String(text['content'])) },
        }
      : { collection: 'message_templates', record: { ...text, _id: `${text['unit']}|${text['name']}` } },
  );
  await ofJobs(database);
}

const correctionMoved = (correction: Plain): Plain =>
  changed(correction, 'fields', (fields: Plain) =>
    changed(renamed(fields, { ...DOCUMENT, ...MERGED_RECORDS }), 'fieldsFromDuplicate', (names: string[]) => names.map(word(FIELDS))),
  );

/** `FINISHED:PASSPORT:JOINED` */
const cellsMoved = (cells: Record<string, number>): Plain =>
  Object.fromEntries(
    Object.entries(cells).map(([cell, count]) => [cell.replace(/^FINISHED:/, 'CLOSED:').replace(/\bJOINED\b/, 'MERGED'), count]),
  );

/** A view is kept as the console made it. */
function viewMoved(content: string): string {
  try {
    return JSON.stringify(renamed(JSON.parse(content), { finished: 'closed' }));
  } catch {
    return content;
  }
}

async function ofCitizens(database: Database): Promise<void> {
  const names = { ...SUFFIXES, ...DOCUMENT };
  const documentMoved = (document: Plain) =>
    changed(document, 'number', (value) => textMoved(value, 'citizens.identification.number', 'citizens.identityDocument.number'));
  const recordMoved = (record: Plain) => renamed(record, names);

  await dropIndexes(database, 'citizens', 'citizen_merges');
  await rewrite(database, 'citizens', (citizen) => changed(recordMoved(citizen), 'identityDocument', documentMoved));
  await rewrite(database, 'citizen_revisions', (revision) =>
    changed(revision, 'before', (sealed) => valueMoved(sealed, 'citizen_revisions.before', 'citizen_revisions.before', recordMoved)),
  );
  await rewrite(database, 'citizen_merges', (before) => {
    let merge = renamed(before, { ...MERGED_RECORDS, separationKey: 'unmergeKey', separated: 'unmerged' });
    merge = changed(merge, 'status', word(MERGES));
    merge = changed(merge, 'unmerged', (sealed) => valueMoved(sealed, 'citizen_merges.separated', 'citizen_merges.unmerged'));
    merge = changed(merge, 'after', (sealed) => valueMoved(sealed, 'citizen_merges.after', 'citizen_merges.after', recordMoved));
    return changed(merge, 'before', (sealed) =>
      valueMoved(sealed, 'citizen_merges.before', 'citizen_merges.before', (two: Plain) =>
        renamedDeep(two, { ...names, kept: 'survivor', other: 'duplicate' }),
      ),
    );
  });
  await rewrite(database, 'erasures', (erasure) => changed(erasure, 'status', word({ LAPSED: 'EXPIRED' })));
  await ofJobs(database);
}

async function ofFacilities(database: Database): Promise<void> {
  await dropIndexes(database, 'sites', 'contacts', 'offices');
  for (const name of ['sites', 'contacts']) await rewrite(database, name, (record) => renamed(record, SUFFIXES));
  await rewrite(database, 'offices', (office) => renamed(office, { ...SUFFIXES, lacks: 'missingResponsibilities' }));
  await move(database, 'contact_lists', (record) => ({ collection: 'contact_imports', record }));
  await move(database, 'contact_list_rows', (row) => {
    const rowValue = (field: string, become?: (value: Plain) => Plain) => (sealed: unknown) =>
      valueMoved(sealed, `contact_list_rows.${field}`, `contact_import_rows.${field}`, become);
    let record = changed(changed(renamed(row, { listId: 'importId' }), 'cells', rowValue('cells')), 'failures', rowValue('failures'));
    record = changed(
      record,
      'fields',
      rowValue('fields', (fields) => renamed(fields, SUFFIXES)),
    );
    return { collection: 'contact_import_rows', record };
  });
  await rewrite(database, 'facility_changes', (before) => {
    const stateMoved = (field: string) => (sealed: unknown) =>
      valueMoved(sealed, `facility_changes.${field}`, `facility_changes.${field}`, (state: Plain) => renamed(state, SUFFIXES));
    const change = changed(before, 'change', word({ takeOverList: 'applyImport' }));
    return changed(changed(change, 'before', stateMoved('before')), 'after', stateMoved('after'));
  });
  await ofJobs(database);
}

async function ofAccess(database: Database): Promise<void> {
  await rewrite(database, 'accounts', (account) => renamed(account, { ...SUFFIXES, startCode: 'activationCode' }));
  await rewrite(database, 'partner_apps', (app) =>
    changed(renamed(app, { on: 'enabled' }), 'lastChange', (change: Plain) => changed(change, 'change', word(APP_CHANGES))),
  );
  await ofJobs(database);
}
