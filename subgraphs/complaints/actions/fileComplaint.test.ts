/** What filing takes of the limits (citizenLimits.ts), and what it does where one is reached. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ANONYMOUS } from '@so-tiem/platform/identity/identity';
import { currentRequest } from '@so-tiem/platform/process/request';
import type { FileComplaintInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import { makeCitizenLimits } from '../limits/citizenLimits.ts';
import type { Store } from '../model/store.ts';
import { openTestStore } from '../testing/testStore.ts';
import { fileComplaint } from './fileComplaint.ts';

const SITE = '79.760.26734.01';
const place = { province: '79', district: '760', commune: '26734', site: SITE };
const directory = {
  locate: async () => place,
  siteToday: async () => SITE,
  isVaccine: async () => true,
  isSite: async () => true,
  responsibleFor: async () => ({ level: 'SITE', code: SITE }),
} as unknown as Directory;

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  const opened = await openTestStore('file_complaint_test');
  stop = opened.stop;
  const { connection } = opened.store;
  const citizenLimits = makeCitizenLimits(connection, { ofAddress: 3, ofNetwork: 5, ofPhone: 2, mails: 1, guesses: 10 });
  store = { ...opened.store, citizenLimits };
});
afterAll(async () => await stop?.());

let made = 0;
const number = () => String(++made).padStart(6, '0');
function complaint({ phone = `0987${number()}`, email = null }: { phone?: string; email?: string | null } = {}): FileComplaintInput {
  const complainant: FileComplaintInput['complainant'] = {
    fullName: 'Nguyễn Văn Gửi',
    dateOfBirth: '1990-05-20',
    gender: 'MALE',
    identityDocument: { kind: 'CCCD', number: `079090${number()}` },
    phone,
    email,
  };
  const claimedDoses = [{ doseNumber: 1, vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02' }];
  return { idempotencyKey: randomUUID(), kind: 'DOSE_MISSING', complainant, place: { provinceCode: '79', siteCode: SITE }, claimedDoses };
}
const fileFrom = (address: string, input: FileComplaintInput) =>
  currentRequest.run(
    { requestId: 'r', address, identity: ANONYMOUS, task: null, deadline: Number.POSITIVE_INFINITY, isGone: () => false },
    () => fileComplaint(store, directory, input),
  );
const TOO_MANY = { failures: [{ code: 'WRONG_STATE', reason: 'TOO_MANY' }] };
const kept = () => store.complaints.countDocuments();

test('of one address so many are kept in an hour; the same one sent again is none', async () => {
  const first = complaint();
  for (const input of [first, complaint(), complaint(), first, first]) await fileFrom('192.0.2.1', input);
  expect(await kept()).toBe(3);
  await expect(fileFrom('192.0.2.1', complaint())).rejects.toMatchObject(TOO_MANY);
  expect(await kept()).toBe(3);
});

test('of one phone so many in a day, from wherever; what is refused for another reason uses none up', async () => {
  const phone = '0987654321';
  const without = { ...complaint({ phone }), claimedDoses: [] };
  for (const host of [1, 2])
    await expect(fileFrom(`198.51.100.${host}`, without)).rejects.toMatchObject({ failures: [{ code: 'INVALID' }] });
  await fileFrom('203.0.1.1', complaint({ phone }));
  await fileFrom('203.0.2.1', complaint({ phone }));
  await expect(fileFrom('203.0.3.1', complaint({ phone }))).rejects.toMatchObject(TOO_MANY);
});

test('one address of mail gets so many receipts in a day; the complaint is kept all the same', async () => {
  const email = 'nan-nhan@thu.example';
  const before = await kept();
  for (const network of [4, 5, 6]) await fileFrom(`203.0.${network}.1`, complaint({ email }));
  expect(await kept()).toBe(before + 3);
  expect(await store.connection.collection('outbox').countDocuments({ kind: 'sendMail' })).toBe(1);
});
