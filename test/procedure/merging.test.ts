/** Two records of one person: merged by a complaint's handler, found under either number, taken back, and refused half-way. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { DEMO_PARTNER } from '../../seed/accounts.ts';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { complaintInput, file, SITE } from './fileSample.ts';

const system = sharedSystem();
const person = complaintInput().complainant;
const cmnd = () => String(Math.floor(Math.random() * 9e8) + 1e8);
let handler: string;
let partner: string;
beforeAll(async () => {
  handler = await tokenOf(system, 'coso');
  partner = await tokenFor(system, DEMO_PARTNER.id, { role: 'PARTNER', scope: 'doses:read' });
});

async function ask(query: string, variables: object, token = handler) {
  const { data, errors } = await askGateway(system.gateway, query, variables, token);
  if (errors.length) throw new Error(JSON.stringify(errors));
  return data;
}
async function mutate(name: string, input: object, result = '') {
  const query = `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { ${result} errors { code field } } }`;
  return (await ask(query, { input }))[name];
}
async function done(name: string, input: object, result = '') {
  const outcome = await mutate(name, input, result);
  expect(outcome.errors).toEqual([]);
  return outcome;
}

const DOSE = { vaccineCode: 'COMIRNATY', siteCode: SITE };
/** K is the complainant, with doses 1 and 2; D was entered under an old number, with the second one again and a third. */
async function twoRecords() {
  const register = async (fields: object) =>
    (await done('registerCitizen', { ...person, idempotencyKey: randomUUID(), ...fields }, 'citizen { id version }')).citizen;
  const dose = async (citizenId: string, doseNumber: number, injectedOn: string) =>
    (await done('recordDose', { ...DOSE, idempotencyKey: randomUUID(), citizenId, doseNumber, injectedOn }, 'dose { id }')).dose
      .id as string;
  const number = cmnd();
  const { identityDocument } = complaintInput().complainant;
  const K = await register({ phone: null, identityDocument });
  const D = await register({ identityDocument: { kind: 'CMND', number }, fullName: 'Lý Thường Kiệt' });
  const [k1, k2] = [await dose(K.id, 1, '2021-07-01'), await dose(K.id, 2, '2021-08-01')];
  const [d1, d2] = [await dose(D.id, 1, '2021-08-02'), await dose(D.id, 2, '2022-01-05')];
  const doses = [
    { id: k1, doseNumber: 1 },
    { id: k2, doseNumber: 2 },
    { id: d1, sameAs: k2 },
    { id: d2, doseNumber: 3 },
  ];
  return { K, D, identityDocument, number, doses };
}
const READ = `query ($id: ID!) { citizen(id: $id) {
  version phone mergedInto { id } merges { id status } doses { doseNumber injectedOn } } }`;
const read = async (id: string) => (await ask(READ, { id })).citizen;
const FIND =
  'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version status citizen { id } decision { outcome } } } }';
const find = async (code: string) => (await ask(FIND, { text: code })).complaints.nodes[0];

async function complaintAbout(citizenId: string, identityDocument: object) {
  const { code } = await file(system.gateway, { kind: 'RECORD_SPLIT' });
  const { id, version } = await find(code);
  await done('claimComplaint', { id, version });
  const papers = { identityDocument, dateOfBirth: person.dateOfBirth };
  await done('linkCitizen', { id, version: version + 1, citizenId, papers });
  return { id, code, version: version + 2 };
}

test('a handler merges the two of a complaint; under either number the one record is found; and it is taken back', async () => {
  const { K, D, number, doses } = await twoRecords();
  const { id, version, code } = await complaintAbout(D.id, { kind: 'CMND', number });
  const mergeRecords = {
    survivorId: K.id,
    survivorVersion: K.version,
    duplicateId: D.id,
    duplicateVersion: D.version,
    fieldsFromDuplicate: ['PHONE'],
    doses,
  };
  await done('resolveComplaint', { id, version, note: 'Đã gộp.', mergeRecords });

  expect(await find(code)).toMatchObject({ status: 'RESOLVED', citizen: { id: K.id }, decision: { outcome: 'RECORDS_MERGED' } });
  const kept = await read(K.id);
  expect(kept).toMatchObject({ version: 2, phone: '+84912345678', mergedInto: null, merges: [{ status: 'MERGED' }] });
  expect(kept.doses).toEqual([
    { doseNumber: 1, injectedOn: '2021-07-01' },
    { doseNumber: 2, injectedOn: '2021-08-01' },
    { doseNumber: 3, injectedOn: '2022-01-05' },
  ]);
  expect(await read(D.id)).toMatchObject({ mergedInto: { id: K.id }, doses: [] });
  const history =
    'query ($personalId: ID!) { doseHistory(personalId: $personalId, fullName: "ly thuong kiet", dateOfBirth: "1985-06-01") { id } }';
  expect((await ask(history, { personalId: number }, partner)).doseHistory).toEqual({ id: K.id });
  // Nothing is recorded for, or said of, the record that is no more.
  expect(
    (await mutate('recordDose', { ...DOSE, idempotencyKey: randomUUID(), citizenId: D.id, doseNumber: 4, injectedOn: '2022-06-01' }))
      .errors,
  ).toEqual([{ code: 'NOT_FOUND', field: ['citizenId'] }]);

  const separating = { idempotencyKey: randomUUID(), id: kept.merges[0].id, reason: 'Hai người khác nhau' };
  await done('unmergeCitizens', separating);
  await done('unmergeCitizens', separating);
  expect(await read(K.id)).toMatchObject({ phone: null, merges: [{ status: 'UNMERGED' }], doses: [{ doseNumber: 1 }, { doseNumber: 2 }] });
  expect(await read(D.id)).toMatchObject({
    mergedInto: null,
    doses: [
      { doseNumber: 1, injectedOn: '2021-08-02' },
      { doseNumber: 2, injectedOn: '2022-01-05' },
    ],
  });
});

test('where the doses refuse, both records are what they were, and the complaint is with its handler', async () => {
  const { K, D, identityDocument, doses } = await twoRecords();
  const { id, version, code } = await complaintAbout(K.id, identityDocument);
  const mergeRecords = {
    survivorId: K.id,
    survivorVersion: 1,
    duplicateId: D.id,
    duplicateVersion: 1,
    fieldsFromDuplicate: ['FULL_NAME'],
    doses: doses.slice(1),
  };
  const { errors } = await mutate('resolveComplaint', { id, version, mergeRecords });
  expect(errors).toEqual([{ code: 'INVALID', field: ['mergeRecords', 'doses'] }]);
  expect(await find(code)).toMatchObject({ status: 'IN_PROGRESS', decision: null });
  expect(await read(K.id)).toMatchObject({ mergedInto: null, merges: [], doses: [{}, {}] });
  expect(await read(D.id)).toMatchObject({ mergedInto: null, doses: [{}, {}] });
});

test('directly, once however often it is sent; what was corrected since goes back as it is', async () => {
  const { K, D, doses } = await twoRecords();
  const input = {
    idempotencyKey: randomUUID(),
    survivorId: K.id,
    survivorVersion: 1,
    duplicateId: D.id,
    duplicateVersion: 1,
    fieldsFromDuplicate: [],
    doses,
    reason: 'Trùng',
  };
  await Promise.all([done('mergeCitizens', input), mutate('mergeCitizens', input)]);
  await done('mergeCitizens', input);
  const { merges } = await read(K.id);
  expect(merges).toHaveLength(1);
  const { citizen } = await ask('query ($id: ID!) { citizen(id: $id) { doses { id doseNumber } } }', { id: K.id });
  const third = citizen.doses.find(({ doseNumber }: { doseNumber: number }) => doseNumber === 3);
  await done('correctDose', { idempotencyKey: randomUUID(), id: third.id, reason: 'Nhập sai ngày', injectedOn: '2022-01-06' });
  await done('unmergeCitizens', { idempotencyKey: randomUUID(), id: merges[0].id, reason: 'Nhầm' });
  expect((await read(D.id)).doses).toEqual([
    { doseNumber: 1, injectedOn: '2021-08-02' },
    { doseNumber: 2, injectedOn: '2022-01-06' },
  ]);
});

test.each([
  ['one record alone', { duplicateId: 'K' }, 'INVALID duplicateId'],
  ['nobody', { duplicateId: randomUUID() }, 'NOT_FOUND duplicateId'],
  ['an old version', { duplicateVersion: 0 }, 'STALE version'],
])('%s is refused, and nothing is changed', async (_, wrong, failure) => {
  const { K, D, doses } = await twoRecords();
  const change = 'duplicateId' in wrong && wrong.duplicateId === 'K' ? { duplicateId: K.id } : wrong;
  const { errors } = await mutate('mergeCitizens', {
    ...{
      idempotencyKey: randomUUID(),
      survivorId: K.id,
      survivorVersion: 1,
      duplicateId: D.id,
      duplicateVersion: 1,
      fieldsFromDuplicate: [],
      doses,
      reason: 'x',
    },
    ...change,
  });
  expect(errors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`)).toEqual([failure]);
  expect((await read(K.id)).version).toBe(1);
  expect((await read(D.id)).version).toBe(1);
});
