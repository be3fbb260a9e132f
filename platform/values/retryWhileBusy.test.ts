import { expect, jest, test } from '@jest/globals';
import { untilLetIn } from './retryWhileBusy.ts';

const busy = () => new Response('{}', { status: 503, headers: { 'retry-after': '1' } });
const answer = () => new Response('{}');

async function ask(answers: Response[], advance = 100_000): Promise<{ status: number; asked: number; waited: boolean[] }> {
  jest.useFakeTimers();
  const waited: boolean[] = [];
  let asked = 0;
  const answered = untilLetIn(
    async () => answers[Math.min(asked++, answers.length - 1)] ?? answer(),
    (isWaiting) => waited.push(isWaiting),
  );
  await jest.advanceTimersByTimeAsync(advance);
  const { status } = await answered;
  jest.useRealTimers();
  return { status, asked, waited };
}

test('what is answered is asked once', async () => {
  expect(await ask([answer()])).toEqual({ status: 200, asked: 1, waited: [] });
});

test('what is refused as too much is asked again, and the user is told', async () => {
  expect(await ask([busy(), busy(), answer()])).toEqual({ status: 200, asked: 3, waited: [true, false, true, false] });
});

test('an outage is no refusal', async () => {
  expect(await ask([new Response('{}', { status: 503 })])).toEqual({ status: 503, asked: 1, waited: [] });
});

test('a page that is refused again and again asks less and less', async () => {
  const times = [];
  for (let i = 0; i < 4; i++) times.push((await ask([busy()])).asked);
  expect(times.at(0)).toBe(5);
  expect(times.at(-1)).toBe(1);
});
