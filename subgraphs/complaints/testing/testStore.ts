/** The subgraph's collections in a database of a test's own, and complaints to put there. */

import { createLogger } from '@so-tiem/platform/configuration/logging';
import { territoryOfSite } from '@so-tiem/platform/identity/territory';
import { Outbox } from '@so-tiem/platform/jobs/outbox';
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { openTestConnection } from '@so-tiem/platform/testing/testConnection';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import { testTrail } from '@so-tiem/platform/testing/testTrail';
import type { Connection } from 'mongoose';
import { suffixesOf } from '../actions/fileComplaint.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import { sortKeysOf } from '../model/sortKeys.ts';
import { openStore, type Store } from '../model/store.ts';
import { deadlineFrom } from '../rules/deadline.ts';
import { UNCLAIMED } from '../rules/states.ts';

export async function openTestStore(name: string): Promise<{ store: Store; stop: () => Promise<void> }> {
  const { connection, stop } = await openTestConnection(name);
  const store = openTestPartsOf(connection);
  await ensureIndexes(connection);
  return { store, stop };
}

/** Everything that a store has, on a connection of a test's own. */
export const openTestPartsOf = (connection: Connection): Store =>
  openStore(connection, {
    outbox: new Outbox(connection, createLogger('test')),
    trail: testTrail(connection),
    publicUrl: 'https://so-tiem.example',
    searchLimit: { take: async () => {}, giveBack: async () => {} },
    citizenLimits: { file: async () => {}, keep: async () => {}, mayMail: async () => true, guessing: (_, find) => find() },
  });

let made = 0;
useTestKeyring(); // numbers are found by their keyed digests

/** An open complaint that a site has to finish. */
export function testComplaint(site: string, fields: Partial<ComplaintRecord> = {}): ComplaintRecord {
  const code = `PA-TEST-${String(made++).padStart(4, '0')}`;
  const recordedAt = fields.recordedAt ?? new Date();
  const { province, ...below } = territoryOfSite(site);
  const complaint: ComplaintRecord = {
    _id: code,
    code,
    kind: 'DOSE_MISSING',
    status: 'RECEIVED',
    complainant: {
      fullName: 'Nguyễn Văn An',
      dateOfBirth: '1990-05-20',
      gender: 'MALE',
      identityDocument: { kind: 'CCCD', number: '079090000001' },
      healthInsuranceNumber: null,
      phone: '+84912345678',
      email: null,
      address: null,
    },
    description: null,
    claimedDoses: [{ doseNumber: 1, vaccineCode: 'COMIRNATY', lotNumber: null, injectedOn: '2021-08-01', siteCode: null }],
    disputedDoseId: null,
    photos: [],
    citizenId: null,
    linkEvidence: null,
    proposedLink: null,
    siteCode: site,
    responsible: { level: 'SITE', code: site },
    province: province ?? '',
    ...below,
    ...UNCLAIMED,
    recordedAt,
    deadline: deadlineFrom(recordedAt),
    closedAt: null,
    decision: null,
    correction: null,
    pendingDecision: null,
    mergedInto: null,
    possibleDuplicateOf: null,
    rejections: 0,
    underReview: false,
    rating: null,
    urgencyKey: '',
    sortKeys: null,
    suffixes: [],
    version: 1,
    idempotencyKey: code,
    ...fields,
  };
  Object.assign(complaint, sortKeysOf(complaint));
  if (!fields.suffixes) complaint.suffixes = suffixesOf(complaint);
  return complaint;
}
