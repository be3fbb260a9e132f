/** A search of the queue tells of what its asker sees, and a question for a number is an access. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DomainError, wrongState } from '@so-tiem/platform/errors/errors';
import type { Role, Staff } from '@so-tiem/platform/identity/identity';
import type { Unit } from '@so-tiem/platform/identity/territory';
import { suffixesOf } from '../actions/fileComplaint.ts';
import type { Store } from '../model/store.ts';
import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { readQueue } from './complaintQueue.ts';
import { countQueue } from './queueCounts.ts';

const [HERE, ELSEWHERE] = ['79.760.26734.01', '01.001.00001.01'];
let store: Store;
let stop: () => Promise<void>;
let taken: string[];
/** What the trail was told. */
let looked: object[];
let asker = 0;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('search_test'));
});
afterAll(async () => await stop?.());
beforeEach(async () => {
  await store.complaints.deleteMany({});
  [taken, looked, asker] = [[], [], asker + 1];
  store.searchLimit = {
    take: async (id) => {
      if (taken.length === 3) throw wrongState('too many searches');
      taken.push(id);
    },
    giveBack: async () => {},
  };
  store.trail.logRead = (look: object) => void looked.push(look);
});

const staffOf = (role: Role, unit: Unit = { level: 'PROVINCE', code: '79' }): Staff => ({
  kind: 'staff',
  id: `${role} ${asker}`,
  name: role,
  role,
  unit,
});
const complaintOf = async (site: string, person: { fullName: string; phone?: string; number?: string }) => {
  const { complainant, ...complaint } = testComplaint(site);
  const { fullName, phone = '+84910000000', number } = person;
  const of = { ...complainant, fullName, phone, identityDocument: number ? { kind: 'CCCD' as const, number } : null };
  await store.complaints.create([{ ...complaint, complainant: of, suffixes: suffixesOf({ code: complaint.code, complainant: of }) }]);
  return complaint.code;
};
const find = async (staff: Staff, text: string) => {
  const asked = { scope: 'ALL' as const, filter: { text } };
  const [{ nodes }, { all }] = await Promise.all([readQueue(store, staff, asked, { first: 10 }), countQueue(store, staff, asked.filter)]);
  expect(all).toBe(nodes.length);
  return nodes.map(({ code }) => code);
};

test('a number finds whose it is, is counted once for the page and its counts, and is on record', async () => {
  const code = await complaintOf(HERE, { fullName: 'Lê An', phone: '+84912345670', number: '079085000001' });
  const handler = staffOf('HANDLER');
  for (const text of ['0912345670', '079085000001', '079085000001', code])
    expect([text, await find(handler, text)]).toEqual([text, [code]]);
  expect(taken).toEqual([handler.id, handler.id]);
  expect(looked).toEqual(
    [1, 2].map(() =>
      expect.objectContaining({ action: 'citizen.SEARCHED', subjects: expect.arrayContaining([expect.stringMatching(/^number:#/)]) }),
    ),
  );
});

test('a number that no one has is counted and on record too, and so many are answered', async () => {
  const handler = staffOf('HANDLER');
  for (const number of ['079085000002', '079085000003', '079085000004']) expect(await find(handler, number)).toEqual([]);
  expect(looked).toHaveLength(3);
  await expect(find(handler, '079085000005')).rejects.toThrow(DomainError);
  expect(looked.length).toBeGreaterThan(3); // who is refused stands there too
  expect(await find(handler, 'le an')).toEqual([]); // by name they go on
});

test.each<Role>(['MINISTRY', 'AUDITOR', 'ADMINISTRATOR'])('%s, who sees numbers masked, finds no one by them', async (role) => {
  const code = await complaintOf(HERE, { fullName: 'Lê Bình', phone: '+84912345671', number: '079085000006' });
  const staff = staffOf(role, { level: 'COUNTRY', code: 'VN' });
  for (const text of ['0912345671', '079085000006']) expect([text, await find(staff, text)]).toEqual([text, []]);
  expect(await find(staff, code)).toEqual([code]);
  expect(await find(staff, 'bình lê')).toEqual([code]);
});

test.each([
  ['a number', { fullName: 'Lê Chi', phone: '+84912345672' }, '0912345672'],
  ['a name', { fullName: 'Chi Lê' }, 'chi lê'],
])('%s elsewhere decides nothing of what is found here', async (_, person, text) => {
  const here = await complaintOf(HERE, { fullName: text === 'chi lê' ? 'Lê Chi' : '0912345672' });
  const before = await find(staffOf('HANDLER'), text);
  await complaintOf(ELSEWHERE, person);
  expect([before, await find(staffOf('HANDLER'), text)]).toEqual([[here], [here]]);
});
