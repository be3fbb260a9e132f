/** What can be guessed may be tried so often and no more, also by many at the same moment; keys of changes open nobody else's. */
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import type { Mail } from '../harness/mailbox.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { complaintInput, FILE, file } from '../procedure/fileSample.ts';

const system = sharedSystem();
const ask = (query: string, variables: object, token?: string) => askGateway(system.gateway, query, variables, token);
const digits = (count: number) => String(randomInt(10 ** count)).padStart(count, '0');

test('a tracking code takes ten phones that are wrong, in whatever order and at once; the right one costs nothing', async () => {
  const phone = `0912${digits(6)}`;
  const { code } = await file(system.gateway, { complainant: { ...complaintInput().complainant, phone } });
  const TRACK = 'query ($code: String!, $phone: String!) { trackComplaint(code: $code, phone: $phone) { code } }';
  for (let i = 0; i < 12; i++) expect((await ask(TRACK, { code, phone })).data.trackComplaint).toEqual({ code });
  const answers = await Promise.all(Array.from({ length: 25 }, () => ask(TRACK, { code, phone: `0913${digits(6)}` })));
  const refused = answers.filter(({ errors }) => errors.length > 0);
  expect(refused.length).toBe(25 - 10);
  for (const { errors } of refused) expect(errors[0]?.extensions?.code).toBe('WRONG_STATE');
  expect((await ask(TRACK, { code, phone })).errors[0]?.extensions?.code).toBe('WRONG_STATE'); // whoever guesses further learns nothing
});

test('of one-time codes that are asked for at the same moment a number gets three', async () => {
  const phone = `0916${digits(6)}`;
  const who = { fullName: 'Đinh Thị Song Song', dateOfBirth: '1990-04-02', gender: 'FEMALE' };
  const registered = { idempotencyKey: randomUUID(), ...who, phone, identityDocument: { kind: 'CCCD', number: `079190${digits(6)}` } };
  await ask(
    'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { errors { code field } } }',
    { input: registered },
    await tokenOf(system, 'nhaplieu'),
  );
  const REQUEST = 'mutation ($input: RequestAccessCodeInput!) { requestAccessCode(input: $input) { challenge errors { code } } }';
  await Promise.all(Array.from({ length: 8 }, () => ask(REQUEST, { input: { ...who, number: phone } })));
  await sleep(4000);
  const mails = (await (await fetch(`${system.mailbox}/messages`)).json()) as Mail[];
  expect(mails.filter(({ to }) => to.startsWith(phone.replace(/^0/, '84'))).length).toBe(3);
});

test('a key of a change opens no other: other content is refused, another caller’s is another change', async () => {
  const idempotencyKey = randomUUID();
  const mine = complaintInput({ idempotencyKey });
  const first = (await ask(FILE, { input: mine })).data.fileComplaint;
  expect(first.errors).toEqual([]);
  const other = complaintInput({ idempotencyKey, complainant: { ...complaintInput().complainant, fullName: 'Người Lạ Mặt' } });
  const refused = (await ask(FILE, { input: other })).data.fileComplaint;
  expect(refused).toMatchObject({ complaint: null, errors: [{ code: 'DUPLICATE', field: ['idempotencyKey'] }] });
  expect((await ask(FILE, { input: mine })).data.fileComplaint.complaint.code).toBe(first.complaint.code);

  const REGISTER =
    'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { citizen { id fullName } errors { code field } } }';
  const key = randomUUID();
  const person = (fullName: string) => ({
    idempotencyKey: key,
    fullName,
    dateOfBirth: '1990-04-02',
    gender: 'FEMALE',
    identityDocument: { kind: 'CCCD', number: `079190${digits(6)}` },
  });
  const elsewhere = await tokenFor(system, 'guessing-clerk', {
    name: 'Nhập Liệu Nơi Khác',
    role: 'CLERK',
    unit_level: 'SITE',
    unit_code: '48.490.20194.01',
  });
  const one = (await ask(REGISTER, { input: person('Trần Thị Một') }, await tokenOf(system, 'nhaplieu'))).data.registerCitizen;
  const two = (await ask(REGISTER, { input: person('Trần Thị Hai') }, elsewhere)).data.registerCitizen;
  expect([one.errors, two.errors, two.citizen.fullName]).toEqual([[], [], 'Trần Thị Hai']);
  expect(two.citizen.id).not.toBe(one.citizen.id);
});

test('a token whose role and unit do not go together is none', async () => {
  const claims = [
    { role: 'MINISTRY', unit_level: 'SITE', unit_code: '79.760.26740.01' },
    { role: 'AUDITOR', unit_level: 'PROVINCE', unit_code: '79' },
    { role: 'HEAD_OF_FACILITY', unit_level: 'COUNTRY', unit_code: 'VN' },
    { role: 'HANDLER', unit_level: 'PROVINCE', unit_code: '79.760.26740.01' },
  ];
  for (const claim of claims) {
    const token = await tokenFor(system, 'guessing-unfit', { name: 'Không Hợp', ...claim });
    const { errors } = await ask('{ vaccines { code } }', {}, token);
    expect([claim, errors[0]?.extensions.code]).toEqual([claim, 'UNAUTHENTICATED']);
  }
});

test('what only the system may do is refused to every role', async () => {
  const input = { survivorId: 'a', duplicateId: 'b', reason: 'x', idempotencyKey: randomUUID(), doses: [] };
  for (const username of ['nhaplieu', 'coso', 'xuly']) {
    const { data, errors } = await ask(
      'mutation ($input: MergeDosesInput!) { mergeDoses(input: $input) { errors { code } } }',
      { input },
      await tokenOf(system, username),
    );
    const codes = [
      ...errors.map(({ extensions }) => extensions?.code),
      ...(data?.mergeDoses?.errors ?? []).map(({ code }: { code: string }) => code),
    ];
    expect([username, codes]).toEqual([username, ['FORBIDDEN']]);
  }
});
