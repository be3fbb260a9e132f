/** Who had a CMND and has a CCCD now is found by either: in search, by themselves, by partners, by the complaint that they file. */
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from '@jest/globals';
import { DEMO_PARTNER } from '../../seed/accounts.ts';
import { askGateway } from '../harness/askGateway.ts';
import { mailThat } from '../harness/mailbox.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { complaintInput, file, SITE } from './fileSample.ts';
import { ownNumber, ownPhone } from './ownNumber.ts';

const system = sharedSystem();
const cmnd = { kind: 'CMND', number: `02${String(randomInt(1e7)).padStart(7, '0')}` };
const cccd = { kind: 'CCCD', number: ownNumber() };
const who = { fullName: 'Cao Thị Đổi Số', dateOfBirth: '1985-03-04', gender: 'FEMALE' };
const phone = ownPhone();
let handler: string;
let id: string;

const ask = async (query: string, variables: object, token?: string) => {
  const { data, errors } = await askGateway(system.gateway, query, variables, token);
  expect(errors).toEqual([]);
  return data;
};
const act = async (name: string, type: string, input: object, result: string) => {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${result} errors { code field } } }`;
  const answer = (await ask(query, { input: { idempotencyKey: randomUUID(), ...input } }, handler))[name];
  expect(answer.errors).toEqual([]);
  return answer;
};

beforeAll(async () => {
  handler = await tokenOf(system, 'coso');
  const registered = { ...who, phone, identityDocument: cmnd, communeCode: '26740' };
  const { citizen } = await act('registerCitizen', 'RegisterCitizenInput', registered, 'citizen { id version }');
  id = citizen.id;
  const dose = { citizenId: id, vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', doseNumber: 1, siteCode: SITE };
  await act('recordDose', 'RecordDoseInput', dose, 'dose { id }');
  const corrected = { id, version: citizen.version, identityDocument: cccd, reason: 'đã đổi sang CCCD' };
  await act('correctCitizen', 'CorrectCitizenInput', corrected, 'citizen { id }');
});

test.each([cmnd, cccd])('by $kind: search, own record, partner, complaint', async (identityDocument) => {
  const { number } = identityDocument;
  const SEARCH = 'query ($n: String) { citizens(search: { identityDocument: $n }) { nodes { id identityDocument { number } } } }';
  expect((await ask(SEARCH, { n: number }, handler)).citizens.nodes).toEqual([{ id, identityDocument: { number: cccd.number } }]);

  const HISTORY = `query ($personalId: ID!, $fullName: String!, $dateOfBirth: PartialDate!) {
    doseHistory(personalId: $personalId, fullName: $fullName, dateOfBirth: $dateOfBirth) { doses { doseNumber } } }`;
  const asked = { personalId: number, fullName: who.fullName, dateOfBirth: who.dateOfBirth };
  expect(
    (await ask(HISTORY, asked, await tokenFor(system, DEMO_PARTNER.id, { role: 'PARTNER', scope: 'doses:read' }))).doseHistory,
  ).toEqual({ doses: [{ doseNumber: 1 }] });

  const before = Date.now();
  await ask('mutation ($input: RequestAccessCodeInput!) { requestAccessCode(input: $input) { challenge } }', { input: { ...who, number } });
  await mailThat(system.mailbox, ({ to, at }) => to.startsWith(`84${phone.slice(1)}`) && Date.parse(at) >= before - 300);

  const { code } = await file(system.gateway, {
    complainant: { ...complaintInput().complainant, ...who, identityDocument },
    fileAnyway: true,
  });
  const LINKED = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { linkEvidence citizen { id } } } }';
  for (let tries = 0; tries < 150; tries++, await sleep(200)) {
    const [complaint] = (await ask(LINKED, { text: code }, handler)).complaints.nodes;
    if (complaint?.citizen) return expect(complaint).toEqual({ linkEvidence: 'CLAIM', citizen: { id } });
  }
  throw new Error('the complaint was linked to nobody');
});
