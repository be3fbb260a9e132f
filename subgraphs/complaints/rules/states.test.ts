import { describe, expect, test } from '@jest/globals';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { type ComplaintStatus, whyNotDecide, whyNotRelease, whyNotReopen, whyNotTake } from './states.ts';

const me: Staff = { kind: 'staff', id: 'me', name: 'Tôi', role: 'HANDLER', unit: { level: 'PROVINCE', code: '79' } };
const NOW = new Date('2022-01-01T12:00');
const LATER = new Date('2022-01-01T13:00');
const state = (status: ComplaintStatus, assigneeId: string | null = null, heldUntil: Date | null = null) => ({
  status,
  assigneeId,
  assigneeName: assigneeId,
  heldUntil,
  finishedAt: status === 'RESOLVED' || status === 'REJECTED' ? new Date('2022-01-01') : null,
});
const may = (refusal: Error | undefined) => refusal === undefined;

describe.each<[ComplaintStatus, string | null, Date | null, { take: boolean; decide: boolean; release: boolean }]>([
  ['RECEIVED', null, null, { take: true, decide: true, release: false }],
  ['IN_PROGRESS', 'me', LATER, { take: false, decide: true, release: true }],
  ['IN_PROGRESS', 'me', NOW, { take: true, decide: true, release: true }],
  ['IN_PROGRESS', 'somebody', LATER, { take: false, decide: false, release: false }],
  ['IN_PROGRESS', 'somebody', NOW, { take: true, decide: true, release: false }],
  ['IN_PROGRESS', 'me', null, { take: false, decide: true, release: true }],
  ['IN_PROGRESS', 'somebody', null, { take: false, decide: false, release: false }],
  ['RESOLVING', 'me', null, { take: false, decide: false, release: false }],
  ['RESOLVED', 'me', null, { take: false, decide: false, release: false }],
  ['REJECTED', 'somebody', null, { take: false, decide: false, release: false }],
])('%s, taken by %s until %s', (status, assignee, heldUntil, allowed) => {
  test(`can be ${JSON.stringify(allowed)}`, () => {
    const complaint = state(status, assignee, heldUntil);
    expect({
      take: may(whyNotTake(complaint, NOW)),
      decide: may(whyNotDecide(complaint, me, NOW)),
      release: may(whyNotRelease(complaint, me)),
    }).toEqual(allowed);
  });
});

test('a finished complaint can be reopened for 15 days, an open one not at all', () => {
  expect(may(whyNotReopen(state('REJECTED'), new Date('2022-01-15')))).toBe(true);
  expect(may(whyNotReopen(state('REJECTED'), new Date('2022-01-17')))).toBe(false);
  expect(may(whyNotReopen(state('IN_PROGRESS', 'me'), new Date('2022-01-02')))).toBe(false);
});
