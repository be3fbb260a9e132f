/** Two people who were taken for one, and told apart again: each is left with what is theirs, and a copy tells nothing of the other. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor } from '../harness/tokens.ts';
import { file, SITE } from '../procedure/fileSample.ts';
import { ownNumber } from '../procedure/ownNumber.ts';

const system = sharedSystem();
let handler: string;
beforeAll(async () => {
  const claims = { name: 'after-merge', role: 'HANDLER', unit_level: 'SITE', unit_code: SITE };
  handler = await tokenFor(system, 'after-merge-handler', claims);
});

async function act(name: string, type: string, input: object, result: string, token = handler) {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${result} errors { code field reason } } }`;
  const { data } = await askGateway(system.gateway, query, { input: { idempotencyKey: randomUUID(), ...input } }, token);
  return data[name];
}
async function done(
  name: string,
  type: string,
  input: object,
  result = 'citizen { id version identityDocument { number } }',
  token = handler,
) {
  const outcome = await act(name, type, input, result, token);
  expect(outcome.errors).toEqual([]);
  return outcome;
}
const register = async (fullName: string, number: string) =>
  (
    await done('registerCitizen', 'RegisterCitizenInput', {
      fullName,
      dateOfBirth: '1985-06-01',
      gender: 'MALE',
      identityDocument: { kind: 'CCCD', number },
      communeCode: '26740',
    })
  ).citizen;
const read = async (id: string) =>
  (
    await askGateway(
      system.gateway,
      'query ($id: ID!) { citizen(id: $id) { version identityDocument { number } doses { id } merges { id } } }',
      { id },
      handler,
    )
  ).data.citizen;

test('a wrong merge leaves nothing of the other in record, number and copy', async () => {
  const [ofK, ofV] = [ownNumber(), ownNumber()];
  const [K, V] = [await register('Kha Văn Một', ofK), await register('Vinh Văn Hai', ofV)];
  const dose = {
    citizenId: V.id,
    vaccineCode: 'COMIRNATY',
    injectedOn: '2021-09-02',
    doseNumber: 1,
    siteCode: SITE,
    lotNumber: 'LOCUAVINH',
  };
  await done('recordDose', 'RecordDoseInput', dose, 'dose { id }');
  const doses = (await read(V.id)).doses.map(({ id }: { id: string }) => ({ id, doseNumber: 1 }));
  const merge = {
    survivorId: K.id,
    survivorVersion: 1,
    duplicateId: V.id,
    duplicateVersion: 1,
    reason: 'Nhầm',
    fieldsFromDuplicate: [],
    doses,
  };
  await done('mergeCitizens', 'MergeCitizensInput', merge);
  // While the two are one, the kept record is given the other one's number; what is claimed then under it links to nobody by itself.
  const merged = await read(K.id);
  const correction = { id: K.id, version: merged.version, identityDocument: { kind: 'CCCD', number: ofV }, reason: 'Số đúng' };
  await done('correctCitizen', 'CorrectCitizenInput', correction);
  await done('unmergeCitizens', 'UnmergeCitizensInput', { id: merged.merges[0].id, reason: 'Hai người' });
  expect((await read(K.id)).identityDocument.number).toBe(ofK);
  expect((await read(V.id)).identityDocument.number).toBe(ofV);

  const papers = { id: K.id, number: ofK, dateOfBirth: '1985-06-01', reason: 'Xin bản sao' };
  const { url } = await done('copyPerson', 'CopyPersonInput', papers, 'url');
  const copy = await (await fetch(system.gateway + url, { headers: { authorization: `Bearer ${handler}` } })).text();
  expect(copy).toContain(ofK);
  for (const another of ['LOCUAVINH', ofV, 'Vinh Văn Hai']) expect(copy).not.toContain(another);
});

test('what the other brought is not left readable in the history, for who does not see the other', async () => {
  const province = await tokenFor(system, 'after-merge-province', {
    name: 'after-merge-province',
    role: 'HANDLER',
    unit_level: 'PROVINCE',
    unit_code: '79',
  });
  const [ofK, ofV] = [ownNumber(), ownNumber()];
  const K = await register('Khoa Văn Một', ofK);
  const other = {
    fullName: 'Vân Văn Hai',
    dateOfBirth: '1985-06-01',
    gender: 'MALE',
    identityDocument: { kind: 'CCCD', number: ofV },
    communeCode: '26734',
    phone: '0977123456',
    email: 'van@thu.example',
  };
  const V = (await done('registerCitizen', 'RegisterCitizenInput', other, undefined, province)).citizen;
  const merge = { survivorId: K.id, survivorVersion: 1, duplicateId: V.id, duplicateVersion: 1, reason: `Nhầm với ${ofV}`, doses: [] };
  const fieldsFromDuplicate = ['IDENTITY_DOCUMENT', 'PHONE', 'EMAIL'];
  await done('mergeCitizens', 'MergeCitizensInput', { ...merge, fieldsFromDuplicate }, undefined, province);
  const { merges } = await read(K.id);
  await done('unmergeCitizens', 'UnmergeCitizensInput', { id: merges[0].id, reason: `Hai người, ${ofV}` }, undefined, province);

  const query = `query ($id: ID!) {
    citizen(id: $id) { history { reason fields { name before after } } revisions { identityDocument { number } phone } }
  }`;
  const seenBy = async (token: string) => JSON.stringify((await askGateway(system.gateway, query, { id: K.id }, token)).data.citizen);
  expect(await seenBy(province)).toContain(ofV);
  for (const theirs of [ofV, '977123456', 'van@thu.example']) expect(await seenBy(handler)).not.toContain(theirs);
  expect(await seenBy(handler)).toContain(ofK);
});

test('a number that a third person was given while two were merged stays theirs when the two are told apart', async () => {
  const [n1, n2] = [ownNumber(), ownNumber()];
  const [A, B] = [await register('An Văn Một', n1), await register('Bình Văn Hai', n2)];
  const merge = {
    survivorId: B.id,
    survivorVersion: 1,
    duplicateId: A.id,
    duplicateVersion: 1,
    reason: 'Nhầm',
    fieldsFromDuplicate: [],
    doses: [],
  };
  await done('mergeCitizens', 'MergeCitizensInput', merge);
  const C = await register('Cường Văn Ba', n1);
  await done('unmergeCitizens', 'UnmergeCitizensInput', { id: (await read(B.id)).merges[0].id, reason: 'Hai người' });
  expect((await read(C.id)).identityDocument.number).toBe(n1);
  expect((await read(A.id)).identityDocument).toBeNull();
  expect((await read(B.id)).identityDocument.number).toBe(n2);
});

test('a number that a record once bore by mistake keeps no one out', async () => {
  const [mistyped, own] = [ownNumber(), ownNumber()];
  const { id } = await register('Lầm Văn Số', mistyped);
  await done('correctCitizen', 'CorrectCitizenInput', {
    id,
    version: 1,
    identityDocument: { kind: 'CCCD', number: own },
    reason: 'Gõ nhầm',
  });
  const rightful = await register('Chủ Văn Số', mistyped);
  expect(rightful.identityDocument.number).toBe(mistyped);
  const again = {
    fullName: 'Ai Văn Khác',
    dateOfBirth: '1990-01-01',
    gender: 'MALE',
    identityDocument: { kind: 'CCCD', number: mistyped },
  };
  expect((await act('registerCitizen', 'RegisterCitizenInput', again, 'citizen { id }')).errors).toMatchObject([{ code: 'DUPLICATE' }]);
});

test('complaints that were refused use up no phone', async () => {
  const phone = `09${ownNumber().slice(-8)}`;
  const complainant = { fullName: 'Ngô Văn Gọi', dateOfBirth: '1985-06-01', gender: 'MALE', phone };
  for (let i = 0; i < 12; i++) {
    const query = 'mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { complaint { code } errors { code field } } }';
    const input = {
      idempotencyKey: randomUUID(),
      kind: 'PASSPORT',
      complainant,
      place: { provinceCode: '79', siteCode: '79.760.26740.99' },
    };
    const { data } = await askGateway(system.gateway, query, { input });
    expect(data.fileComplaint.errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  }
  const { code } = await file(system.gateway, { complainant });
  expect(code).toMatch(/^PA-/);
});
