/** As many as can be answered, in their order; whoever would wait too long is told so. */

import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { ConcurrencyLimit } from './concurrencyLimit.ts';
import { Busy, Door, type Rank } from './door.ts';

const here = () => false;

/** A door that lets in so many. */
const doorFor = (count: number) => new Door(new ConcurrencyLimit(count));

test('those that come later wait for those that are in, decisions first', async () => {
  const door = doorFor(1);
  const leave = await door.enter('WORK', here);
  const order: Rank[] = [];
  const waiting = (['REST', 'SEARCH', 'WORK', 'DECISION'] as const).map(async (rank) => {
    const done = await door.enter(rank, here);
    order.push(rank);
    done();
  });
  expect(door.state).toMatchObject({ underWay: 1, waiting: 4 });
  leave();
  await Promise.all(waiting);
  expect(order).toEqual(['DECISION', 'WORK', 'SEARCH', 'REST']);
  expect(door.state).toMatchObject({ underWay: 0, waiting: 0 });
});

test('of whoever leaves twice one place is free', async () => {
  const door = doorFor(1);
  const leave = await door.enter('WORK', here);
  leave();
  leave();
  await door.enter('WORK', here);
  expect(door.state.underWay).toBe(1);
});

test('nobody waits longer than is of use, and the least urgent the shortest', async () => {
  const door = doorFor(1);
  await door.enter('DECISION', here);
  const began = performance.now();
  const refusal = await Promise.resolve(door.enter('REST', here)).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Busy);
  expect(refusal).toMatchObject({ code: 'BUSY', retryAfterS: expect.any(Number) });
  expect(performance.now() - began).toBeLessThan(1500);
});

test('who would wait too long is told at once', async () => {
  const door = doorFor(1);
  await door.enter('DECISION', here);
  const waiting = [1, 2].map(() => Promise.resolve(door.enter('WORK', here)).catch(() => {}));
  expect(() => door.enter('WORK', here)).toThrow(Busy);
  await Promise.all(waiting);
});

test('who has gone meanwhile is not let in', async () => {
  const door = doorFor(1);
  const leave = await door.enter('WORK', here);
  let gone = false;
  const left = Promise.resolve(door.enter('WORK', () => gone)).then(
    () => 'in',
    () => 'refused',
  );
  gone = true;
  leave();
  expect(await left).toBe('refused');
  expect(door.state).toMatchObject({ underWay: 0, waiting: 0 });
});

test('the least urgent get their turn too, while others keep coming', async () => {
  const door = doorFor(1);
  let leave = await door.enter('DECISION', here);
  let isIn = false;
  void Promise.resolve(door.enter('REST', here)).then((done) => {
    isIn = true;
    done();
  });
  for (let i = 0; i < 20 && !isIn; i++) {
    const next = Promise.resolve(door.enter('DECISION', here));
    leave();
    leave = await next;
    await sleep(1);
  }
  expect(isIn).toBe(true);
});

test('the limit rises while it is reached and answers are quick, and falls once for those that are slow together', () => {
  const limit = new ConcurrencyLimit(128);
  const first = limit.value;
  for (let i = 0; i < 10; i++) limit.ended(false, first, i);
  expect(limit.value).toBe(first + 10);
  for (let i = 0; i < 10; i++) limit.ended(false, 1, i);
  expect(limit.value).toBe(first + 10); // which nobody reached
  for (let i = 0; i < 10; i++) limit.ended(true, 40, 1000 + i);
  expect(limit.value).toBe(Math.floor((first + 10) * 0.9));
  for (let i = 0; i < 100; i++) limit.ended(true, 40, 2000 + i * 1000);
  expect(limit.value).toBe(4);
});
