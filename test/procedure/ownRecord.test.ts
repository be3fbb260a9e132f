/** A person sees their own doses with a code that only they get; whoever guesses learns nothing. */
import { createHash, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import { askGateway } from '../harness/askGateway.ts';
import { mailThat } from '../harness/mailbox.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, FILE } from './fileSample.ts';

const system = sharedSystem();
let clerk: string;
beforeAll(async () => {
  clerk = await tokenOf(system, 'coso');
});

const ask = async (query: string, variables: object, token?: string) => {
  const { data, errors } = await askGateway(system.gateway, query, variables, token);
  expect(errors).toEqual([]);
  return data;
};
const REQUEST = 'mutation ($input: RequestAccessCodeInput!) { requestAccessCode(input: $input) { challenge errors { code field } } }';
const OPEN = 'mutation ($input: OpenMyRecordInput!) { openMyRecord(input: $input) { token expiresAt errors { code field } } }';
const RECORD =
  'query ($token: String!) { myRecord(token: $token) { fullName maskedNumber doses { doseNumber injectedOn vaccine { product } site { name province { name } } } complaints { code status } } }';
const request = async (input: object) => (await ask(REQUEST, { input })).requestAccessCode;
const open = async (challenge: string, code: string) => (await ask(OPEN, { input: { challenge, code } })).openMyRecord;
const codeFor = async (phone: string) =>
  /\d{6}/.exec((await mailThat(system.mailbox, ({ to }) => to.startsWith(phone.replace(/^0/, '84')))).text)?.[0] ?? '';

/** Somebody new, with one dose. */
async function person() {
  const phone = `0917${String(randomInt(1_000_000)).padStart(6, '0')}`;
  const number = `079190${String(randomInt(1_000_000)).padStart(6, '0')}`;
  const who = { fullName: 'Đinh Thị Riêng', dateOfBirth: '1990-04-02', gender: 'FEMALE' };
  const { registerCitizen } = await ask(
    'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { citizen { id } errors { code field } } }',
    { input: { idempotencyKey: `own-${number}`, ...who, phone, identityDocument: { kind: 'CCCD', number } } },
    clerk,
  );
  const dose = {
    idempotencyKey: `own-dose-${number}`,
    citizenId: registerCitizen.citizen.id,
    vaccineCode: 'COMIRNATY',
    injectedOn: '2021-09-02',
    doseNumber: 1,
    siteCode: complaintInput().place.siteCode,
  };
  await ask('mutation ($input: RecordDoseInput!) { recordDose(input: $input) { errors { code } } }', { input: dose }, clerk);
  return { phone, number, who };
}

test('by phone: the code comes there, and opens doses and complaints', async () => {
  const { phone, number, who } = await person();
  const { data } = await askGateway(system.gateway, FILE, {
    input: complaintInput({ complainant: { ...complaintInput().complainant, ...who, phone, identityDocument: { kind: 'CCCD', number } } }),
  });
  const { challenge } = await request({ ...who, fullName: 'dinh thi rieng', number: phone });
  const { token, errors } = await open(challenge, await codeFor(phone));
  expect(errors).toEqual([]);
  for (let tries = 0; tries < 100; tries++, await sleep(100)) {
    const { myRecord } = await ask(RECORD, { token });
    expect(myRecord).toMatchObject({
      fullName: 'Đinh Thị Riêng',
      maskedNumber: expect.stringMatching(/^CCCD •{9}\d{3}$/),
      doses: [
        {
          doseNumber: 1,
          injectedOn: '2021-09-02',
          vaccine: { product: 'Comirnaty' },
          site: { province: { name: 'Thành phố Hồ Chí Minh' } },
        },
      ],
    });
    if (myRecord.complaints.length)
      return expect(myRecord.complaints).toEqual([{ code: data.fileComplaint.complaint.code, status: 'RECEIVED' }]);
  }
  throw new Error('the complaint was not found to be theirs');
});

describe('no one else gets in', () => {
  test('what does not fit is answered the same, and no code opens it', async () => {
    const { phone, number, who } = await person();
    for (const wrong of [
      { ...who, number: `0918${phone.slice(4)}` },
      { ...who, fullName: 'Đinh Thị Khác', number },
      { ...who, dateOfBirth: '1990-04-03', number },
    ]) {
      const answer = await request(wrong);
      expect(answer).toEqual({ challenge: expect.any(String), errors: [] });
      expect((await open(answer.challenge, '000000')).errors).toEqual([{ code: 'INVALID', field: ['code'] }]);
    }
    const mails = (await (await fetch(`${system.mailbox}/messages`)).json()) as { to: string }[];
    expect(mails.filter(({ to }) => to.startsWith(phone.replace(/^0/, '84')))).toEqual([]);
  });

  test('how long the answer takes tells nothing either, and what is kept of a code cannot be guessed from', async () => {
    const { phone, who } = await person();
    const timed = async (number: string) => {
      const began = performance.now();
      const { challenge } = await request({ ...who, number });
      return { challenge, tookMs: performance.now() - began };
    };
    const here = await timed(phone);
    const nobody = await timed('0918000000');
    // Both as long as the longest of the two would.
    for (const { tookMs } of [here, nobody]) expect(tookMs).toBeGreaterThanOrEqual(240);
    const code = await codeFor(phone);
    const connection = await connect(system.databaseUri, 'so_tiem_citizens');
    const kept = await connection.collection('access_codes').findOne({ _id: here.challenge as never });
    await connection.close();
    const digest = String(kept?.['digest']);
    expect(kept?.['digest']).toEqual(expect.stringMatching(/.{16}/));
    const { challenge } = here;
    for (const text of [
      code,
      `${challenge}${code}`,
      `${code}${challenge}`,
      `${challenge}:${code}`,
      `${challenge}.${code}`,
      `${challenge}\n${code}`,
    ])
      for (const form of ['hex', 'base64', 'base64url'] as const)
        expect(digest).not.toContain(createHash('sha256').update(text).digest(form).slice(0, 16));
  });

  test('a code is good for five tries and one opening; a number gets three in a quarter of an hour', async () => {
    const { phone, who } = await person();
    const { challenge } = await request({ ...who, number: phone });
    const code = await codeFor(phone);
    const wrong = code === '123456' ? '654321' : '123456';
    for (let tries = 0; tries < 5; tries++) expect((await open(challenge, wrong)).errors).toEqual([{ code: 'INVALID', field: ['code'] }]);
    expect((await open(challenge, code)).errors).toEqual([{ code: 'WRONG_STATE', field: ['code'] }]);
    await request({ ...who, number: phone });
    await request({ ...who, number: phone });
    expect(await request({ ...who, number: phone })).toEqual({ challenge: null, errors: [{ code: 'WRONG_STATE', field: [] }] });
  });

  test('a token that is none opens nothing; what is missing is told by field', async () => {
    expect((await ask(RECORD, { token: 'x' })).myRecord).toBeNull();
    expect((await request({ fullName: ' ', dateOfBirth: '1899-01-01', gender: 'MALE', number: '' })).errors).toEqual([
      { code: 'REQUIRED', field: ['fullName'] },
      { code: 'INVALID', field: ['dateOfBirth'] },
      { code: 'REQUIRED', field: ['number'] },
    ]);
  });
});

describe('adding proof', () => {
  const ADD = 'mutation ($input: AddProofInput!) { addProof(input: $input) { complaint { code history { kind } } errors { code field } } }';
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const upload = async () => ((await (await fetch(`${system.gateway}/photos`, { method: 'POST', body: png })).json()) as { id: string }).id;

  test('to an open complaint, by the citizen; not without a photo', async () => {
    const { data } = await askGateway(system.gateway, FILE, { input: complaintInput() });
    const { code } = data.fileComplaint.complaint;
    const add = async (input: object) => (await ask(ADD, { input: { code, phone: '0912345678', ...input } })).addProof;
    expect((await add({ photoIds: [] })).errors).toEqual([{ code: 'INVALID', field: ['photoIds'] }]);
    expect((await add({ photoIds: ['nothing'] })).errors).toEqual([{ code: 'NOT_FOUND', field: ['photoIds'] }]);
    const photoIds = [await upload()];
    expect((await add({ phone: '0912345679', photoIds })).errors).toEqual([{ code: 'NOT_FOUND', field: ['code'] }]);
    const added = await add({ photoIds, note: 'Mặt sau của giấy' });
    expect(added).toMatchObject({ errors: [], complaint: { history: [{ kind: 'FILED' }, { kind: 'PROOF_ADDED' }] } });
    const { complaints } = await ask(
      'query ($text: String!) { complaints(filter: { text: $text }) { nodes { photos { id } } } }',
      { text: code },
      clerk,
    );
    expect(complaints.nodes[0].photos.map(({ id }: { id: string }) => id)).toEqual(photoIds);
  });
});
