/** Work that was left undone: seen, tried again and given up by administrators of the country, on record; a refused mail by its handler. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import type { Connection } from 'mongoose';
import { SUBGRAPH_NAMES } from '../../subgraphs/list.ts';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { complaintInput, file } from './fileSample.ts';

const system = sharedSystem();
let connection: Connection;
let administrator: string;
beforeAll(async () => {
  connection = await connect(system.databaseUri, 'so_tiem_citizens');
  administrator = await tokenOf(system, 'quantri');
});
afterAll(async () => await connection?.close());

const jobs = () => connection.collection<{ _id: string; [field: string]: unknown }>('outbox');
/** Of a kind that nobody handles, so that it stays as it is put. */
async function left(fields: object = {}): Promise<string> {
  const key = `undone:${randomUUID()}`;
  const job = { _id: key, kind: 'undone', payload: null, due: new Date(), lease: null, attempts: 36, doneAt: null, stuckAt: null };
  await jobs().insertOne({ ...job, deadAt: new Date(), lastError: 'did not answer', ...fields });
  return key;
}
const call = async (token: string | undefined, path = '', method = 'GET') => {
  const answer = await fetch(`${system.gateway}/jobs/citizens${path}`, {
    method,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  return { status: answer.status, ...((await answer.json()) as { jobs?: { key: string }[]; errors?: { code: string }[] }) };
};

describe('a job that ended without success', () => {
  test('is listed, and begins anew when it is tried again', async () => {
    const key = await left();
    const { jobs: listed = [] } = await call(administrator);
    expect(listed.find((job) => job.key === key)).toEqual({
      key,
      kind: 'undone',
      attempts: 36,
      deadAt: expect.any(String),
      due: expect.any(String),
      lastError: 'did not answer',
    });
    expect((await call(administrator, `/${encodeURIComponent(key)}/again`, 'POST')).status).toBe(200);
    expect(await jobs().findOne({ _id: key })).toMatchObject({ attempts: 0, deadAt: null, doneAt: null });
    expect((await call(administrator, `/${encodeURIComponent(key)}/again`, 'POST')).status).toBe(404);
    expect(await onTrail(key)).toEqual(['job.AGAIN']);
  });

  test('is listed no more when it is given up', async () => {
    const key = await left();
    expect((await call(administrator, `/${encodeURIComponent(key)}/given-up`, 'POST')).status).toBe(200);
    expect(await jobs().findOne({ _id: key })).toMatchObject({ deadAt: null, doneAt: expect.any(Date) });
    const { jobs: listed = [] } = await call(administrator);
    expect(listed.map((job) => job.key)).not.toContain(key);
    expect(await onTrail(key)).toEqual(['job.GIVEN_UP']);
  });

  test.each([
    ['nobody', undefined],
    ['a handler', { role: 'HANDLER', unit_level: 'SITE', unit_code: '79.760.26740.01' }],
    ['a head', { role: 'HEAD_OF_FACILITY', unit_level: 'SITE', unit_code: '79.760.26740.01' }],
    ['the ministry', { role: 'MINISTRY', unit_level: 'COUNTRY', unit_code: 'VN' }],
    ['an auditor', { role: 'AUDITOR', unit_level: 'COUNTRY', unit_code: 'VN' }],
    ['an administrator of a province', { role: 'ADMINISTRATOR', unit_level: 'PROVINCE', unit_code: '79' }],
  ])('is none of the business of %s', async (who, claims) => {
    const token = claims && (await tokenFor(system, `undone-${who}`.replaceAll(' ', '-'), { name: who, ...claims }));
    const key = await left();
    for (const [path, method] of [
      ['', 'GET'],
      [`/${encodeURIComponent(key)}/again`, 'POST'],
      [`/${encodeURIComponent(key)}/given-up`, 'POST'],
    ] as const) {
      const { status, jobs: listed } = await call(token, path, method);
      expect([status, listed]).toEqual([403, undefined]);
    }
    expect(await jobs().findOne({ _id: key })).toMatchObject({ deadAt: expect.any(Date), doneAt: null });
  });

  test('of every part that works in the background can be seen', async () => {
    const statuses = await Promise.all(
      SUBGRAPH_NAMES.map(async (name) => {
        const answer = await fetch(`${system.gateway}/jobs/${name}`, { headers: { authorization: `Bearer ${administrator}` } });
        return [name, answer.status];
      }),
    );
    // The doses have none.
    expect(Object.fromEntries(statuses)).toEqual({ access: 200, audit: 200, citizens: 200, complaints: 200, doses: 404, facilities: 200 });
  });
});

test('a mail that no server takes stands on its complaint', async () => {
  const { code } = await file(system.gateway, { complainant: { ...complaintInput().complainant, email: `${randomUUID()}@thu.invalid` } });
  const handler = await tokenOf(system, 'coso');
  const query = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { mailRefusals { subject at } } } }';
  for (let tries = 0; tries < 150; tries++, await sleep(200)) {
    const { data } = await askGateway(system.gateway, query, { text: code }, handler);
    const [refusal] = data.complaints.nodes[0]?.mailRefusals ?? [];
    if (refusal) return expect(refusal).toEqual({ subject: expect.stringContaining(code), at: expect.any(String) });
  }
  throw new Error('nobody hears that the mail was refused');
});

async function onTrail(key: string): Promise<string[]> {
  const auditor = await tokenOf(system, 'kiemtoan');
  const query = 'query ($subject: ID!) { auditEntries(filter: { subject: $subject }) { nodes { action actor { id } } } }';
  for (let tries = 0; tries < 150; tries++, await sleep(200)) {
    const { nodes } = (await askGateway(system.gateway, query, { subject: `job:${key}` }, auditor)).data.auditEntries;
    if (nodes.length) return nodes.map(({ action }: { action: string }) => action);
  }
  return [];
}
