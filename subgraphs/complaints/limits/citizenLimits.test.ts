/** Filing has limits by address, network, phone and recipient, which hold for requests at the same time; guessing has its own. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ANONYMOUS } from '@so-tiem/platform/identity/identity';
import { currentRequest } from '@so-tiem/platform/process/request';
import type { Store } from '../model/store.ts';
import { openTestStore } from '../testing/testStore.ts';
import { type CitizenLimits, makeCitizenLimits } from './citizenLimits.ts';

let store: Store;
let stop: () => Promise<void>;
let limits: CitizenLimits;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('limits_test'));
  limits = makeCitizenLimits(store.connection, { ofAddress: 3, ofNetwork: 5, ofPhone: 2, mails: 2, guesses: 4 });
});
afterAll(async () => await stop?.());

const from = <Result>(address: string, act: () => Promise<Result>): Promise<Result> =>
  currentRequest.run(
    { requestId: 'r', address, identity: ANONYMOUS, task: null, deadline: Number.POSITIVE_INFINITY, isGone: () => false },
    act,
  );
let phones = 0;
const newPhone = () => `+849${String(phones++).padStart(8, '0')}`;
/** How many of as many at once are let through. */
const admitted = async (tries: (() => Promise<unknown>)[]) =>
  (await Promise.allSettled(tries.map((each) => each()))).filter(({ status }) => status === 'fulfilled').length;
const times = (count: number, act: (i: number) => Promise<unknown>) => Array.from({ length: count }, (_, i) => () => act(i));

test('an address files so many in an hour, for all names together', async () => {
  expect(await admitted(times(8, () => from('192.0.2.1', () => limits.file())))).toBe(3);
  await expect(from('192.0.2.1', () => limits.file())).rejects.toMatchObject({
    failures: [{ code: 'WRONG_STATE', reason: 'TOO_MANY' }],
  });
});

test('all addresses of a network together so many', async () => {
  expect(await admitted(times(20, (i) => from(`198.51.100.${i}`, () => limits.file())))).toBe(5);
  expect(await admitted(times(20, (i) => from(`2001:db8:1:${i}::1`, () => limits.file())))).toBe(5);
  await from('203.0.113.9', () => limits.file()); // others go on
});

test('one phone so many in a day, from wherever', async () => {
  const phone = newPhone();
  expect(await admitted(times(5, (i) => from(`10.${i}.0.1`, () => limits.keep(phone))))).toBe(2);
});

test('one address of mail gets so many receipts; the complaint is filed all the same', async () => {
  const mails = await Promise.all(Array.from({ length: 5 }, () => limits.mayMail('nan-nhan@thu.example')));
  expect(mails.filter(Boolean)).toHaveLength(2);
});

test('a code that one network guesses at is found from another, until many networks do', async () => {
  const guess = (address: string, found: string | null) => from(address, () => limits.guessing('PA-AAAA-BBBB', async () => found));
  const tries = [1, 2, 3, 4].flatMap((host) => times(4, () => guess(`172.16.1.${host}`, null)));
  expect(await admitted(tries)).toBe(10);
  expect(await guess('172.16.2.1', 'found')).toBe('found');
  let others = 0;
  for (let network = 0; network < 20; network++)
    for (const one of times(4, () => guess(`172.17.${network}.1`, null))) others += await admitted([one]);
  expect(others).toBe(40 + 10 * 2); // once there were enough, two of each network
  expect(await guess('172.18.1.1', 'found')).toBe('found'); // so that its citizen is never shut out
  for (let tries = 0; tries < 2; tries++) await guess('172.18.2.1', null);
  await expect(guess('172.18.2.1', 'found')).rejects.toMatchObject({ failures: [{ reason: 'TOO_MANY' }] });
});

test('what was found is no guess; what was not counts for the code and for the address', async () => {
  const guess = (found: string | null) => from('10.9.9.9', () => limits.guessing('PA-7K3M-9QXT', async () => found));
  for (let i = 0; i < 10; i++) expect(await guess('found')).toBe('found');
  expect(await admitted(times(8, () => guess(null)))).toBe(4);
});
