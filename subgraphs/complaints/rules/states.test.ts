import { describe, expect, test } from '@jest/globals';
import type { Staff } from '@so-tiem/platform/identity';
import { type ComplaintStatus, whyNotDecide, whyNotRelease, whyNotReopen, whyNotTake } from './states.ts';

const me: Staff = { kind: 'staff', id: 'me', name: 'Tôi', role: 'HANDLER', unit: { level: 'PROVINCE', code: '79' } };
const state = (status: ComplaintStatus, assigneeId: string | null = null) => ({
  status,
  assigneeId,
  assigneeName: assigneeId,
  finishedAt: status === 'RESOLVED' || status === 'REJECTED' ? new Date('2022-01-01') : null,
});
const may = (refusal: Error | undefined) => refusal === undefined;

describe.each<[ComplaintStatus, string | null, { take: boolean; decide: boolean; release: boolean }]>([
  ['RECEIVED', null, { take: true, decide: true, release: false }],
  ['IN_PROGRESS', 'me', { take: false, decide: true, release: true }],
  ['IN_PROGRESS', 'somebody', { take: false, decide: false, release: false }],
  ['RESOLVING', 'me', { take: false, decide: false, release: false }],
  ['RESOLVED', 'me', { take: false, decide: false, release: false }],
  ['REJECTED', 'somebody', { take: false, decide: false, release: false }],
])('%s, taken by %s', (status, assignee, allowed) => {
  test(`can be ${JSON.stringify(allowed)}`, () => {
    const now = state(status, assignee);
    expect({ take: may(whyNotTake(now)), decide: may(whyNotDecide(now, me)), release: may(whyNotRelease(now, me)) }).toEqual(allowed);
  });
});

test('a finished complaint can be reopened for 15 days, an open one not at all', () => {
  expect(may(whyNotReopen(state('REJECTED'), new Date('2022-01-15')))).toBe(true);
  expect(may(whyNotReopen(state('REJECTED'), new Date('2022-01-17')))).toBe(false);
  expect(may(whyNotReopen(state('IN_PROGRESS', 'me'), new Date('2022-01-02')))).toBe(false);
});
