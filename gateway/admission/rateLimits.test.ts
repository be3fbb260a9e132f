/** A day's quota is for what is answered. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestConnection } from '@so-tiem/platform/testing/testConnection';
import type { Connection } from 'mongoose';
import type { RegisteredApp } from '../caller/appRegistry.ts';
import { RateLimits } from './rateLimits.ts';

let connection: Connection;
let stop: () => Promise<void>;
let rates: RateLimits;
beforeAll(async () => {
  ({ connection, stop } = await openTestConnection('rate_limits_test'));
  rates = new RateLimits(connection, { user: 10, address: 10, megabytesADay: 10 });
});
afterAll(async () => await stop?.());

const PARTNER = { kind: 'partner', id: 'app', name: 'App', districts: [] } as never;
const app = (id: string): RegisteredApp => ({ id, ratePerMinute: 1000, dailyQuota: 3 }) as RegisteredApp;
const ask = (id: string) => rates.take({ identity: PARTNER, app: app(id) }, '192.0.2.1');

test('so many people a day, and then no more', async () => {
  for (let i = 0; i < 3; i++) await ask('a');
  await expect(ask('a')).rejects.toMatchObject({ status: 429, code: 'QUOTA_EXCEEDED' });
  await ask('b');
});

test('people of requests that come together: as many requests as there are people for, and no fewer', async () => {
  const many = { ...app('d'), dailyQuota: 300 };
  const asked = await Promise.allSettled(Array.from({ length: 200 }, () => rates.takePeople(many, 2)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(150);
});

test('a question for too many leaves what there is to who asks for fewer, also at the same time', async () => {
  const many = { ...app('e'), dailyQuota: 100 };
  await rates.takePeople(many, 1);
  const [tooMany, one] = await Promise.allSettled([rates.takePeople(many, 100), rates.takePeople(many, 1)]);
  expect([tooMany.status, one.status]).toEqual(['rejected', 'fulfilled']);
  for (let i = 0; i < 98; i++) await rates.takePeople(many, 1);
  await expect(rates.takePeople(many, 1)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
});

test('what was not answered for want of time is asked again without loss', async () => {
  for (let i = 0; i < 20; i++) {
    await ask('c');
    rates.giveBack(app('c'), 1);
  }
  await ask('c');
  await rates.takePeople(app('c'), 2);
  await expect(ask('c')).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
});
