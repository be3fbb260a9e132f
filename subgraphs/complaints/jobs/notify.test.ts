import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import type { Store } from '../model/store.ts';
import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { notifyStaff } from './notify.ts';

const SITE = '79.760.26734.01';
const SMS = 'sms.example';
const contact = (fullName: string, email: string, mobilePhone = '') => ({ fullName, email, mobilePhone, responsibilities: ['COMPLAINTS'] });

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('tell_test'));
});
afterAll(async () => await stop?.());

/** @returns who was notified, and by which messages */
async function toldOf(contacts: object[], { hours = 40, smsDomain = SMS } = {}) {
  const complaint = testComplaint(SITE);
  await store.complaints.create([complaint]);
  const { _id: id, code, deadline, responsible, province, district, commune, site } = complaint;
  const notice = { _id: `n-${code}`, at: new Date(), hours, to: ['CONTACT' as const], responsible, province, district, commune, site };
  await store.notices.create([{ ...notice, assigneeId: null, complaints: [{ id, code, deadline }], notified: null }]);
  const graph = { ask: async () => ({ office: { name: 'Trạm Y tế', contacts, parent: null } }) } as unknown as GraphClient;
  await notifyStaff(store, graph, smsDomain)({ noticeId: notice._id });
  const { notified } = (await store.notices.findById(notice._id).lean()) ?? {};
  const jobs = await store.connection
    .collection<{ _id: string }>('outbox')
    .find({ _id: { $regex: `^mail:notice(-sms)?.${notice._id}` } })
    .toArray();
  return { notified: notified?.map(({ name }) => name), by: jobs.map(({ _id }) => (_id.includes('sms') ? 'phone' : 'mail')).sort() };
}

const LAN = contact('Lan', 'lan@yte.example', '+84912345678');
const SON = contact('Sơn', 'son.yte.example', '+84987654321');
const WITHOUT_ADDRESS = contact('Hà', 'ha.yte.example', 'không có');

test.each([
  ['by mail before the deadline', [LAN], {}, { notified: ['Lan'], by: ['mail'] }],
  ['by mail and phone after it', [LAN], { hours: 48 }, { notified: ['Lan'], by: ['mail', 'phone'] }],
  ['by phone where the address is none', [SON], {}, { notified: ['Sơn'], by: ['phone'] }],
  ['not at all where there is neither', [WITHOUT_ADDRESS], { hours: 48 }, { notified: [], by: [] }],
  ['not at all by phone where no gateway takes messages', [LAN, SON], { hours: 48, smsDomain: '' }, { notified: ['Lan'], by: ['mail'] }],
])('notified %s', async (_, contacts, how, outcome) => {
  expect(await toldOf(contacts, how)).toEqual(outcome);
});
