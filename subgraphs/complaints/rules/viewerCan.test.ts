/** What is offered is what would not be refused. */
import { expect, test } from '@jest/globals';
import type { Role, Staff } from '@so-tiem/platform/identity/identity';
import { testComplaint } from '../testing/testStore.ts';
import { viewerCan } from './viewerCan.ts';

const SITE = '79.760.26740.01';
const NOW = new Date('2026-01-01T00:00:00Z');
const LATER = new Date('2026-01-01T00:10:00Z');
const staff = (role: Role, code = SITE): Staff => ({ kind: 'staff', id: 'me', name: 'Tôi', role, unit: { level: 'SITE', code } });
const offered = (fields: Parameters<typeof testComplaint>[1], by: Staff | null) =>
  Object.entries(viewerCan(testComplaint(SITE, fields), by, NOW)).flatMap(([name, can]) => (can ? [name] : []));
const taken = (assigneeId: string, claimExpiresAt: Date | null = LATER) =>
  ({ status: 'IN_PROGRESS', assigneeId, assigneeName: assigneeId, claimExpiresAt }) as const;

test.each([
  ['nobody has it', {}, staff('HANDLER'), ['claim', 'decide', 'addNote']],
  ['nobody has it, for a head', {}, staff('HEAD_OF_FACILITY'), ['claim', 'decide', 'assign', 'addNote']],
  ['one’s own', taken('me'), staff('HANDLER'), ['release', 'decide', 'addNote']],
  ['another’s', taken('other'), staff('HANDLER'), ['addNote']],
  ['another’s, for a head', taken('other'), staff('HEAD_OF_FACILITY'), ['assign', 'addNote']],
  ['another’s whose claim has expired', taken('other', NOW), staff('HANDLER'), ['claim', 'decide', 'addNote']],
  ['a correction is being carried out', { status: 'RESOLVING', assigneeId: 'me' } as const, staff('HEAD_OF_FACILITY'), ['addNote']],
  ['closed', { status: 'RESOLVED', closedAt: NOW } as const, staff('HANDLER'), ['addNote']],
  ['of another unit', {}, staff('HANDLER', '01.001.00001.01'), []],
  ['for who only reads', {}, staff('AUDITOR'), []],
  ['for a part of the system', {}, null, []],
])('%s', (_, fields, by, expected) => {
  expect(offered(fields, by)).toEqual(expected);
});
