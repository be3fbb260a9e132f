import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphClient } from '@so-tiem/platform/graphClient';
import type { Store } from '../model/store.ts';
import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { tell } from './tell.ts';

const SITE = '79.760.26734.01';
const contact = (fullName: string, email: string) => ({ fullName, email, responsibilities: ['COMPLAINTS'] });

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('tell_test'));
});
afterAll(async () => await stop?.());

async function toldOf(contacts: object[]): Promise<string[]> {
  const complaint = testComplaint(SITE);
  await store.complaints.create([complaint]);
  const { _id: id, code, deadline, responsible, province, district, commune, site } = complaint;
  const notice = { _id: `n-${code}`, at: new Date(), hours: 40, to: ['CONTACT' as const], responsible, province, district, commune, site };
  await store.notices.create([{ ...notice, assigneeId: null, complaints: [{ id, code, deadline }], told: null }]);
  const graph = { ask: async () => ({ office: { name: 'Trạm Y tế', contacts, parent: null } }) } as unknown as GraphClient;
  await tell(store, graph)({ noticeId: notice._id });
  const { told } = (await store.notices.findById(notice._id).lean()) ?? {};
  const mails = await store.connection.collection('outbox').countDocuments({ key: { $regex: `^mail:notice.${notice._id}` } });
  expect(mails).toBe(told?.length);
  return told?.map(({ name }) => name) ?? [];
}

test('those whose address is none are not said to have been told', async () => {
  expect(await toldOf([contact('Lan', 'lan@yte.example'), contact('Sơn', 'son.yte.example')])).toEqual(['Lan']);
  expect(await toldOf([contact('Sơn', 'son.yte.example')])).toEqual([]);
});
