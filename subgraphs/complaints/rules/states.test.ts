import { describe, expect, test } from '@jest/globals';
import type { Failure } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import type { ComplaintStatus } from '../generated/schema.ts';
import { refuseClaim, refuseDecision, refuseRelease, refuseReopening } from './states.ts';

const me: Staff = { kind: 'staff', id: 'me', name: 'Tôi', role: 'HANDLER', unit: { level: 'PROVINCE', code: '79' } };
const NOW = new Date('2022-01-01T12:00');
const LATER = new Date('2022-01-01T13:00');
const state = (status: ComplaintStatus, assigneeId: string | null = null, claimExpiresAt: Date | null = null) => ({
  status,
  assigneeId,
  assigneeName: assigneeId,
  claimExpiresAt,
  closedAt: status === 'RESOLVED' || status === 'REJECTED' ? new Date('2022-01-01') : null,
});
const may = (refusal: Failure | undefined) => refusal === undefined;

describe.each<[ComplaintStatus, string | null, Date | null, { claim: boolean; decide: boolean; release: boolean }]>([
  ['RECEIVED', null, null, { claim: true, decide: true, release: false }],
  ['IN_PROGRESS', 'me', LATER, { claim: false, decide: true, release: true }],
  ['IN_PROGRESS', 'me', NOW, { claim: true, decide: true, release: true }],
  ['IN_PROGRESS', 'somebody', LATER, { claim: false, decide: false, release: false }],
  ['IN_PROGRESS', 'somebody', NOW, { claim: true, decide: true, release: false }],
  ['IN_PROGRESS', 'me', null, { claim: false, decide: true, release: true }],
  ['IN_PROGRESS', 'somebody', null, { claim: false, decide: false, release: false }],
  ['RESOLVING', 'me', null, { claim: false, decide: false, release: false }],
  ['RESOLVED', 'me', null, { claim: false, decide: false, release: false }],
  ['REJECTED', 'somebody', null, { claim: false, decide: false, release: false }],
])('%s, taken by %s until %s', (status, assignee, claimExpiresAt, allowed) => {
  test(`can be ${JSON.stringify(allowed)}`, () => {
    const complaint = state(status, assignee, claimExpiresAt);
    expect({
      claim: may(refuseClaim(complaint, NOW)),
      decide: may(refuseDecision(complaint, me, NOW)),
      release: may(refuseRelease(complaint, me)),
    }).toEqual(allowed);
  });
});

test('a closed complaint can be reopened for 15 days, an open one not at all', () => {
  expect(may(refuseReopening(state('REJECTED'), new Date('2022-01-15')))).toBe(true);
  expect(may(refuseReopening(state('REJECTED'), new Date('2022-01-17')))).toBe(false);
  expect(may(refuseReopening(state('IN_PROGRESS', 'me'), new Date('2022-01-02')))).toBe(false);
});
