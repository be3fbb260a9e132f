/** The stream that every console listens to: each hears of its own unit's complaints, and of what it missed. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from '@jest/globals';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { file } from './fileSample.ts';

const system = sharedSystem();
const HEARD_WITHIN_MS = 2000;
let handler: string;
let elsewhere: string;
beforeAll(async () => {
  handler = await tokenOf(system, 'coso');
  elsewhere = await tokenFor(system, 'test-hanoi', { name: 'Hà Nội', role: 'HANDLER', unit_level: 'PROVINCE', unit_code: '01' });
});

async function listen(token: string | undefined, lastId?: string) {
  const heard: EventSourceMessage[] = [];
  const stop = new AbortController();
  const answer = await fetch(`${system.gateway}/queue-events`, {
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(lastId ? { 'last-event-id': lastId } : {}) },
    signal: stop.signal,
  });
  const parser = createParser({ onEvent: (event) => heard.push(event) });
  const reading = (async () => {
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) parser.feed(chunk);
  })().catch(() => {});
  const hears = async (complaintId: string, kind: string): Promise<EventSourceMessage> => {
    for (const until = Date.now() + HEARD_WITHIN_MS; Date.now() < until; await sleep(20)) {
      const found = heard.find(({ data }) => data.includes(complaintId) && data.includes(`"${kind}"`));
      if (found) return found;
    }
    throw new Error(`not heard: ${kind}`);
  };
  const close = async () => {
    stop.abort();
    await reading;
  };
  return { status: answer.status, heard, hears, close };
}

test('so many windows of one account, and no more', async () => {
  const token = await tokenFor(system, 'test-windows', { name: 'Nhiều Cửa Sổ', role: 'HANDLER', unit_level: 'PROVINCE', unit_code: '01' });
  const open = await Promise.all(Array.from({ length: 20 }, () => listen(token)));
  expect((await listen(token)).status).toBe(429);
  await Promise.all(open.map(({ close }) => close()));
  await sleep(200);
  const again = await listen(token);
  expect(again.status).toBe(200);
  await again.close();
});

const find = async (code: string) =>
  (
    await askGateway(
      system.gateway,
      'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version } } }',
      { text: code },
      handler,
    )
  ).data.complaints.nodes[0];
const change = async (name: string, type: string, input: object) => {
  const { data } = await askGateway(
    system.gateway,
    `mutation ($input: ${type}!) { ${name}(input: $input) { errors { code } } }`,
    { input },
    handler,
  );
  expect(data[name].errors).toEqual([]);
};

test('without an account, or without complaints to handle, there are no events', async () => {
  for (const token of [undefined, await tokenOf(system, 'nhaplieu')]) {
    const stream = await listen(token);
    expect(stream.status).toBe(403);
    await stream.close();
  }
  expect((await listen('not a token')).status).toBe(401);
});

test('the own unit is told, another is not; an event says which complaint and what, and nothing of the person', async () => {
  const [own, other] = [await listen(handler), await listen(elsewhere)];
  const { code } = await file(system.gateway);
  const { id, version } = await find(code);
  const filed = await own.hears(id, 'FILED');
  expect(JSON.parse(filed.data)).toEqual({ complaintId: id, kind: 'FILED', version: 1 });
  // Passed on to the other's territory: both are told.
  await change('transferComplaint', 'TransferComplaintInput', { id, version, to: '01', reason: 'tiêm ở Hà Nội' });
  await Promise.all([own.hears(id, 'TRANSFERRED'), other.hears(id, 'TRANSFERRED')]);
  expect(other.heard.some(({ data }) => data.includes(id) && data.includes('FILED'))).toBe(false);
  await Promise.all([own.close(), other.close()]);
});

test('the handler of a complaint hears that another one changed it, and no one else hears whose it is', async () => {
  const [own, colleague] = [await listen(handler), await listen(await tokenOf(system, 'giamdoc'))];
  const { code } = await file(system.gateway);
  const { id, version } = await find(code);
  await change('claimComplaint', 'ClaimComplaintInput', { id, version });
  const input = { code, phone: '0912345678', note: 'Tôi có thêm giấy.', photoIds: [] };
  await askGateway(system.gateway, 'mutation ($input: AddProofInput!) { addProof(input: $input) { errors { code } } }', { input });
  const heard = { complaintId: id, kind: 'ANSWERED', version: version + 2 };
  expect(JSON.parse((await own.hears(id, 'ANSWERED')).data)).toEqual({ ...heard, ownCode: code });
  expect(JSON.parse((await colleague.hears(id, 'ANSWERED')).data)).toEqual(heard);
  expect(JSON.parse((await own.hears(id, 'CLAIMED')).data).ownCode).toBeUndefined(); // they did that themselves
  await Promise.all([own.close(), colleague.close()]);
});

test('a console that comes back gets what it missed, or that it is too long ago', async () => {
  const before = await listen(handler);
  const first = await find((await file(system.gateway)).code);
  const { id: lastId = '' } = await before.hears(first.id, 'FILED');
  await before.close();
  const second = await find((await file(system.gateway)).code);
  const witness = await listen(handler);
  await change('claimComplaint', 'ClaimComplaintInput', { id: second.id, version: second.version });
  await witness.hears(second.id, 'CLAIMED');
  await witness.close();

  const again = await listen(handler, lastId);
  await again.hears(second.id, 'FILED');
  await again.hears(second.id, 'CLAIMED');
  expect(again.heard.filter(({ data }) => data.includes(first.id) && data.includes('FILED'))).toEqual([]);
  await again.close();

  const late = await listen(handler, 'of long ago');
  for (const until = Date.now() + HEARD_WITHIN_MS; !late.heard.length && Date.now() < until; ) await sleep(20);
  expect(late.heard[0]?.event).toBe('lost');
  await late.close();
});

test('after a sign-out everywhere there are no events any more', async () => {
  const created = await askGateway(
    system.gateway,
    'mutation ($input: CreateAccountInput!) { createAccount(input: $input) { account { id } errors { code } } }',
    {
      input: {
        idempotencyKey: randomUUID(),
        username: `di.${randomUUID().slice(0, 8)}`,
        name: 'Người Đi',
        role: 'HANDLER',
        unitCode: '79',
      },
    },
    await tokenFor(system, 'test-leaves-admin', { name: 'Quản Trị', role: 'ADMINISTRATOR', unit_level: 'COUNTRY', unit_code: 'VN' }),
  );
  const { id: account } = created.data.createAccount.account;
  const token = await tokenFor(system, account, { name: 'Người Đi', role: 'HANDLER', unit_level: 'PROVINCE', unit_code: '79' });
  const stream = await listen(token);
  expect(stream.status).toBe(200);
  const before = await file(system.gateway);
  await stream.hears((await find(before.code)).id, 'FILED');
  const { data } = await askGateway(system.gateway, 'mutation { signOutEverywhere(input: {}) { errors { code } } }', {}, token);
  expect(data.signOutEverywhere.errors).toEqual([]);
  await sleep(3000); // the gateways hear of it within two seconds
  const heard = stream.heard.length;
  const after = await file(system.gateway);
  const { id } = await find(after.code);
  await sleep(HEARD_WITHIN_MS);
  expect(stream.heard.slice(heard).filter(({ data }) => data.includes(id))).toEqual([]);
  await stream.close();
});
