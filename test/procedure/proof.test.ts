/** Each decision leaves its proof: what was before, what is after, which photos it rests on. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, file, jpeg, SITE, upload } from './fileSample.ts';

const system = sharedSystem();
let [clerk, handler] = ['', ''];
beforeAll(async () => {
  [clerk, handler] = [await tokenOf(system, 'nhaplieu'), await tokenOf(system, 'coso')];
});

async function ask(query: string, variables: object, token = handler) {
  const { data, errors } = await askGateway(system.gateway, query, variables, token);
  if (errors.length) throw new Error(JSON.stringify(errors));
  return data;
}

const SEEN = `id version citizen { id version address doses { id } history { version fields { name before after } } }
  decision { outcome proof { id } citizenVersion dose { lotNumber supersedes { lotNumber } } } photos { id }`;
const find = async (code: string) =>
  (await ask(`query ($text: String) { complaints(filter: { text: $text }) { nodes { ${SEEN} } } }`, { text: code })).complaints.nodes[0];

/** Of somebody on the platform, whose dose has the wrong lot, with two photos. */
async function complaint() {
  const photoIds = [(await upload(system.gateway, await jpeg())).body.id, (await upload(system.gateway, await jpeg())).body.id];
  const { complainant } = complaintInput();
  const { registerCitizen } = await ask(
    'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { citizen { id } errors { code } } }',
    { input: { ...complainant, address: 'Số 1', idempotencyKey: randomUUID() } },
    clerk,
  );
  const dose = { citizenId: registerCitizen.citizen.id, vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', doseNumber: 1, siteCode: SITE };
  await ask(
    'mutation ($input: RecordDoseInput!) { recordDose(input: $input) { errors { code } } }',
    { input: { ...dose, lotNumber: 'SAI01', source: 'SITE', idempotencyKey: randomUUID() } },
    clerk,
  );
  const { code } = await file(system.gateway, { kind: 'DOSE_WRONG', complainant, photoIds });
  for (let looks = 0; looks < 100; looks++, await sleep(100)) {
    const found = await find(code);
    if (found?.citizen) return { code, ...found };
  }
  throw new Error('the person was not recognised');
}

const decide = async (name: string, input: object) => {
  const type = `${inputOf(name)}`;
  return (await ask(`mutation ($input: ${type}!) { ${name}(input: $input) { errors { code field } } }`, { input }))[name].errors;
};

describe('a decision', () => {
  test('to correct a dose says what it was and is, and which of the photos shows it', async () => {
    const { code, id, version, citizen, photos } = await complaint();
    const correctDose = { doseId: citizen.doses[0].id, lotNumber: 'FF2153' };
    expect(await decide('resolveComplaint', { id, version, correctDose, proof: [photos[1].id] })).toEqual([]);
    expect((await find(code)).decision).toEqual({
      outcome: 'DOSE_CORRECTED',
      proof: [{ id: photos[1].id }],
      citizenVersion: null,
      dose: { lotNumber: 'FF2153', supersedes: { lotNumber: 'SAI01' } },
    });
  });

  test('to correct the person says what was changed', async () => {
    const { code, id, version, citizen } = await complaint();
    const correctCitizen = { citizenVersion: citizen.version, address: 'Số 2', healthInsuranceNumber: 'GD4790000000001' };
    expect(await decide('resolveComplaint', { id, version, correctCitizen })).toEqual([]);
    const { decision, photos, citizen: after } = await find(code);
    expect(decision).toMatchObject({ outcome: 'PERSON_CORRECTED', proof: photos, citizenVersion: citizen.version });
    const change = after.history.find((each: { version: number }) => each.version === decision.citizenVersion);
    expect(change.fields).toContainEqual({ name: 'address', before: 'Số 1', after: 'Số 2' });
  });

  test('to change nothing, and to reject, rests on photos too', async () => {
    const one = await complaint();
    const explanation = 'Số lô đã đúng.';
    const which = { id: one.id, version: one.version };
    expect(await decide('resolveWithoutCorrection', { ...which, explanation, proof: ['none'] })).toEqual([
      { code: 'NOT_FOUND', field: ['proof', '0'] },
    ]);
    expect(await decide('resolveWithoutCorrection', { ...which, explanation, proof: [one.photos[0].id] })).toEqual([]);
    expect((await find(one.code)).decision).toMatchObject({ outcome: 'NOTHING_TO_CHANGE', proof: [{ id: one.photos[0].id }] });
    const other = await complaint();
    const rejected = { id: other.id, version: other.version, rejectionReason: 'PHOTO_BLURRED', proof: [] };
    expect(await decide('rejectComplaint', rejected)).toEqual([]);
    expect((await find(other.code)).decision).toMatchObject({ proof: [] });
  });
});
