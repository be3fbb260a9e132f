/** As many as can be answered, in their order; whoever would wait too long is told so. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { AdmissionQueue, Busy, type Rank } from './admissionQueue.ts';
import { ConcurrencyLimit } from './concurrencyLimit.ts';

const here = () => false;

let count = 0;
/** Another caller each time. */
const someone = () => `caller ${count++}`;

/** A door that lets in so many. */
const doorFor = (count: number) => new AdmissionQueue(new ConcurrencyLimit(count));

test('those that come later wait for those that are in, decisions first', async () => {
  const door = doorFor(1);
  const leave = await door.enter('WORK', someone(), here);
  const order: Rank[] = [];
  const waiting = (['REST', 'SEARCH', 'WORK', 'DECISION'] as const).map(async (rank) => {
    const done = await door.enter(rank, someone(), here);
    order.push(rank);
    done();
  });
  expect(door.state).toMatchObject({ underWay: 1, waiting: 4 });
  leave();
  await Promise.all(waiting);
  expect(order).toEqual(['DECISION', 'WORK', 'SEARCH', 'REST']);
  expect(door.state).toMatchObject({ underWay: 0, waiting: 0 });
});

test('a caller that leaves twice frees one place', async () => {
  const door = doorFor(1);
  const leave = await door.enter('WORK', someone(), here);
  leave();
  leave();
  await door.enter('WORK', someone(), here);
  expect(door.state.underWay).toBe(1);
});

test('no request waits longer than is of use, and the least urgent the shortest', async () => {
  const door = doorFor(1);
  await door.enter('DECISION', someone(), here);
  const began = performance.now();
  const refusal = await Promise.resolve(door.enter('REST', someone(), here)).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Busy);
  expect(refusal).toMatchObject({ code: 'BUSY', retryAfterS: expect.any(Number) });
  expect(performance.now() - began).toBeLessThan(1500);
});

test('who would wait too long is told at once', async () => {
  const door = doorFor(1);
  await door.enter('DECISION', someone(), here);
  const waiting = [1, 2].map(() => Promise.resolve(door.enter('WORK', someone(), here)).catch(() => {}));
  expect(() => door.enter('WORK', someone(), here)).toThrow(Busy);
  await Promise.all(waiting);
});

test('who has gone meanwhile is not let in', async () => {
  const door = doorFor(1);
  const leave = await door.enter('WORK', someone(), here);
  let gone = false;
  const left = Promise.resolve(door.enter('WORK', someone(), () => gone)).then(
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
  let leave = await door.enter('DECISION', someone(), here);
  let isIn = false;
  void Promise.resolve(door.enter('REST', someone(), here)).then((done) => {
    isIn = true;
    done();
  });
  for (let i = 0; i < 20 && !isIn; i++) {
    const next = Promise.resolve(door.enter('DECISION', someone(), here));
    leave();
    leave = await next;
    await sleep(1);
  }
  expect(isIn).toBe(true);
});

test('one caller gets half of the places, and the others what is left, though it came first', async () => {
  const door = doorFor(16);
  const mine = Array.from({ length: 40 }, () => Promise.resolve(door.enter('DECISION', 'one', here)).catch((error: unknown) => error));
  expect(door.state).toMatchObject({ underWay: 8, waiting: 32 });
  const others = await Promise.all(Array.from({ length: 8 }, () => door.enter('WORK', someone(), here)));
  expect(door.state.underWay).toBe(16);
  for (const leave of others) leave();
  expect(door.state.underWay).toBe(8);
  // Stuck as it is, what it wanted besides is refused, and its places are its own.
  expect((await Promise.all(mine)).filter((outcome) => outcome instanceof Busy)).toHaveLength(32);
  expect(await door.enter('REST', someone(), here)).toEqual(expect.any(Function));
});

test('one caller that waits in masses makes no other wait, and no more of it wait than a few', () => {
  const door = doorFor(16);
  const refused = Array.from({ length: 400 }, () => {
    try {
      void Promise.resolve(door.enter('DECISION', 'one', here)).catch(() => {});
      return 0;
    } catch {
      return 1;
    }
  }).filter(Boolean);
  expect(door.state.waiting).toBe(200);
  expect(refused).toHaveLength(192);
  expect(door.enter('REST', 'another', here)).toEqual(expect.any(Function));
});

test('one caller’s slow answers make no others wait, those of two do', async () => {
  const door = new AdmissionQueue(new ConcurrencyLimit(16));
  const slowly = async (who: string) => {
    const leave = await door.enter('WORK', who, here);
    await sleep(320);
    leave();
  };
  for (let i = 0; i < 3; i++) await slowly('one');
  expect(door.state.limit).toBe(16);
  await slowly('another');
  expect(door.state.limit).toBeLessThan(16);
});

test('the limit rises with time too, up to what it began with', () => {
  const limit = new ConcurrencyLimit(128);
  for (let i = 0; i < 100; i++) limit.ended(true, 40, i * 1000, i * 1000);
  expect(limit.value).toBe(4);
  for (let i = 0; i < 100; i++) limit.ended(false, 1, 105_000 + i, 105_000 + i);
  expect(limit.value).toBe(32);
});

test('the limit rises again by whatever ends, once nothing has been slow for a while', () => {
  const limit = new ConcurrencyLimit(128);
  for (let i = 0; i < 100; i++) limit.ended(true, 40, i * 1000, i * 1000);
  limit.endedUntimed(4, 100_000);
  expect(limit.value).toBe(4);
  limit.endedUntimed(4, 105_000);
  expect(limit.value).toBe(5);
});

test('the limit rises while it is reached and answers are quick, and falls once for those that are slow together', () => {
  const limit = new ConcurrencyLimit(128);
  const first = limit.value;
  for (let i = 0; i < 10; i++) limit.ended(false, first, i, i);
  expect(limit.value).toBe(first + 10);
  for (let i = 0; i < 10; i++) limit.ended(false, 1, i, i);
  expect(limit.value).toBe(first + 10); // which nobody reached
  // Let in before the limit fell, they end one after the other.
  for (let i = 0; i < 10; i++) limit.ended(true, 40, 900, 1000 + i * 100);
  expect(limit.value).toBe(Math.floor((first + 10) * 0.9));
  for (let i = 0; i < 100; i++) limit.ended(true, 40, 2500 + i * 1000, 3000 + i * 1000);
  expect(limit.value).toBe(4);
});
