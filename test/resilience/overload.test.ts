/**
 * More than can be done: what is refused is refused at once and says when to come again, decisions are let in before pages, the clock
 * strikes in time, and afterwards everything is as before. Through a gateway that lets in few at once, so that any machine has too much.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import { untilLetIn } from '@so-tiem/platform/values/retryWhileBusy';
import type { Connection } from 'mongoose';
import { urgencyKeyOf } from '../../subgraphs/complaints/model/urgencyKey.ts';
import { askGateway } from '../harness/askGateway.ts';
import { mailThat } from '../harness/mailbox.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { file, SITE } from '../procedure/fileSample.ts';
import { startGateway } from '../security/startGateway.ts';

const system = sharedSystem();
const HOUR_MS = 3_600_000;
const FLOOD_MS = 12_000;
const ASKERS = 60;
const PAGE =
  'query Queue { complaints(first: 25) { nodes { id code version citizen { id doses { id } } responsible { site { name } } } } }';
const CLAIM = `mutation Take($input: ClaimComplaintInput!) {
  claimComplaint(input: $input) { complaint { id version } errors { code } }
}`;
const NOTE = 'mutation ($input: AddNoteInput!) { addNote(input: $input) { complaint { id } errors { code } } }';
let gateway: Awaited<ReturnType<typeof startGateway>>;
let connection: Connection;
let token: string;
beforeAll(async () => {
  gateway = await startGateway(system, { NODE_ENV: 'development', REQUESTS_AT_ONCE: '1', RATE_LIMIT_USER: '1000000' });
  connection = await connect(system.databaseUri, 'so_tiem_complaints');
  token = await tokenOf(system, 'coso');
});
afterAll(async () => {
  await connection?.close();
  await gateway?.stop();
});

interface Answer {
  status: number;
  retryAfter: string | null;
  body: { data?: Record<string, unknown> | null; errors?: { extensions: { code: string } }[] };
  tookMs: number;
}

const send = (query: string, variables: object, signal = AbortSignal.timeout(20_000)) =>
  fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    signal,
  });

async function ask(query: string, variables: object = {}): Promise<Answer> {
  const began = performance.now();
  const answer = await send(query, variables);
  const body = (await answer.json()) as Answer['body'];
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body, tookMs: performance.now() - began };
}

test('more than can be done', async () => {
  const complaint = await toBeReminded();
  const toTake = await Promise.all(Array.from({ length: 8 }, () => found()));
  const until = Date.now() + FLOOD_MS;
  const pages: Answer[] = [];
  const flood = Array.from({ length: ASKERS }, async () => {
    while (Date.now() < until) pages.push(await ask(PAGE));
  });
  const readable: Response[] = [];
  const citizen = (async () => {
    // More at once than have their turn in time.
    const some = Array.from({ length: 24 });
    for (; Date.now() < until; await sleep(500))
      readable.push(...(await Promise.all(some.map(() => fetch(`${gateway.url}/theo-doi/nobody`)))));
  })();
  const uploads: Response[] = [];
  const photos = (async () => {
    const photo = { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: 'no photo' };
    for (; Date.now() < until; await sleep(500)) uploads.push(await fetch(`${gateway.url}/photos`, photo));
  })();
  const ofDecisions = { asked: 0, refused: 0 };
  const decisions = toTake.map(async (input, i) => {
    await sleep(500 + i * 1000);
    // As the console: refused is asked again.
    const answer = await untilLetIn(
      async () => {
        const given = await send(CLAIM, { input: { id: input.id, version: input.version } });
        ofDecisions.asked += 1;
        ofDecisions.refused += given.status === 503 ? 1 : 0;
        return given;
      },
      () => {},
    );
    return (await answer.json()) as { data: { claimComplaint: { complaint: object | null } } };
  });

  // The clock asks nobody at the door: within its round and the way of the mail.
  const struck = Date.now();
  const mail = await mailThat(system.mailbox, ({ to, text }) => to.includes('coso@so-tiem.example') && text.includes(complaint.code));
  expect(mail.text).toContain('còn 24 giờ');
  expect(Date.now() - struck).toBeLessThan(15_000);

  for (const { data } of await Promise.all(decisions)) expect(data.claimComplaint.complaint).not.toBeNull();
  await Promise.all([...flood, citizen, photos]);
  const refused = pages.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  expect(pages.length - refused.length).toBeGreaterThan(0);
  expect(ofDecisions.refused / ofDecisions.asked).toBeLessThan(refused.length / pages.length); // decisions first
  for (const { status, retryAfter, body, tookMs } of refused) {
    expect([status, body.errors?.map(({ extensions }) => extensions.code)]).toEqual([503, ['BUSY']]);
    expect(Number(retryAfter)).toBeGreaterThanOrEqual(1);
    expect(tookMs).toBeLessThan(5000);
  }
  const pagesLater = readable.filter(({ status }) => status === 503);
  for (const { status } of readable) expect([404, 503]).toContain(status);
  expect(pagesLater.length).toBeGreaterThan(0);
  for (const { headers } of pagesLater)
    expect([headers.get('content-type'), Number(headers.get('retry-after')) >= 1]).toEqual(['text/html; charset=utf-8', true]);
  // A photo has its turn, or is told when to come again.
  for (const { status } of uploads) expect([422, 503]).toContain(status);
  expect(uploads.length).toBeGreaterThan(3);
  for (const answer of uploads.filter(({ status }) => status === 503)) {
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await answer.json()).toMatchObject({ errors: [{ code: 'BUSY' }] });
  }
  for (const { status, body } of pages) if (status === 200) expect(body.errors).toBeUndefined();

  const over = Date.now();
  for (let inARow = 0; inARow < 3; ) {
    const { status, tookMs } = await ask(PAGE);
    inARow = status === 200 && tookMs < 1000 ? inARow + 1 : 0;
    expect(Date.now() - over).toBeLessThan(10_000);
  }
});

test('a caller who goes away while waiting keeps no one out', async () => {
  const { id } = await found();
  const leaving = new AbortController();
  const gone = Array.from({ length: 190 }, (_, i) => send(NOTE, { input: { id, text: `ghi chú ${i}` } }, leaving.signal).catch(() => {}));
  await sleep(300);
  leaving.abort();
  await Promise.all(gone);
  await sleep(200); // for the gateway to see it
  expect((await send(PAGE, {})).status).toBe(200);
});

test('many who write to the same complaint at once wait for each other, not the system for them; each write stands once', async () => {
  const { id, code } = await found();
  const claims = { role: 'HANDLER', unit_level: 'SITE', unit_code: SITE };
  const writers = await Promise.all(
    Array.from({ length: 5 }, (_, i) => tokenFor(system, `overload-${i}`, { name: `Người ghi ${i}`, ...claims })),
  );
  // Quick ones first: the gateway learns from them that it can let in many.
  await Promise.all(Array.from({ length: 200 }, (_, i) => askGateway(system.gateway, '{ vaccines { code } }', {}, writers[i % 5])));
  const began = Date.now();
  const wrote = writers.flatMap((writer, i) =>
    Array.from({ length: 36 }, async (_, n) => {
      const text = `ghi chú ${i}-${n}`;
      const answer = await fetch(`${system.gateway}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${writer}` },
        body: JSON.stringify({ query: NOTE, variables: { input: { id, text } } }),
        signal: AbortSignal.timeout(30_000),
      });
      const { data } = (await answer.json()) as { data?: { addNote: { complaint: object | null } | null } };
      return { text, status: answer.status, isWritten: Boolean(data?.addNote?.complaint) };
    }),
  );
  const others: number[] = [];
  while (others.length < 20) {
    const at = performance.now();
    const { errors } = await askGateway(system.gateway, PAGE, {}, token);
    expect(errors).toEqual([]);
    others.push(performance.now() - at);
  }
  const outcomes = await Promise.all(wrote);
  expect(Date.now() - began).toBeLessThan(25_000);
  expect(Math.max(...others)).toBeLessThan(10_000);
  // Written, or refused at the door.
  expect(outcomes.filter(({ status, isWritten }) => (isWritten ? status !== 200 : status !== 503))).toEqual([]);

  const history = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { history { kind note } } } }';
  const { data } = await askGateway(system.gateway, history, { text: code }, token);
  const noted = data.complaints.nodes[0].history.flatMap(({ kind, note }: { kind: string; note: string }) =>
    kind === 'NOTE_ADDED' ? note : [],
  );
  expect(new Set(noted).size).toBe(noted.length);
  const written = outcomes.flatMap(({ isWritten, text }) => (isWritten ? text : []));
  expect(written.length).toBeGreaterThan(0);
  expect(noted).toEqual(expect.arrayContaining(written));
});

/** One that its handler is reminded of within moments. */
async function toBeReminded(): Promise<{ code: string }> {
  const { id, version, code } = await found();
  await askGateway(system.gateway, CLAIM, { input: { id, version } }, token);
  const deadline = new Date(Date.now() + 4000 + 24 * HOUR_MS);
  const urgencyKey = urgencyKeyOf({ code, deadline, closedAt: null });
  await connection.collection('complaints').updateOne({ code }, { $set: { deadline, urgencyKey } });
  return { code };
}

async function found(): Promise<{ id: string; version: number; code: string }> {
  const { code } = await file(system.gateway);
  const query = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version } } }';
  const { data } = await askGateway(system.gateway, query, { text: code }, token);
  return { ...data.complaints.nodes[0], code };
}
