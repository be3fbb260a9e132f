/** Members of staff who want to see a person who is not theirs to see. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { complaintInput, file, SITE } from '../procedure/fileSample.ts';

export const system = sharedSystem();
export const unit = (level: string, code: string) => ({ unit_level: level, unit_code: code });
export const as = (subject: string, role: string, place: object) => tokenFor(system, subject, { name: subject, role, ...place });
export const HERE = unit('SITE', SITE);
/** Of another province than everybody of this file. */
export const FAR_SITE = '48.490.20194.01';
export const FAR = unit('SITE', FAR_SITE);

export let attacker: string;
export let colleague: string;
export let clerk: string;
/** Before all tests of a file. */
export const prepare = async () => {
  attacker = await as('visibility-attacker', 'HANDLER', FAR);
  colleague = await as('visibility-colleague', 'HANDLER', FAR);
  clerk = await as('visibility-clerk', 'CLERK', HERE);
};

export async function ask(token: string, query: string, variables: object = {}) {
  return await askGateway(system.gateway, query, variables, token);
}
export async function act(token: string, name: string, input: object, result: string) {
  const query = `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { ${result} errors { code field } } }`;
  const { data, errors } = await ask(token, query, { input });
  expect(errors).toEqual([]);
  return data[name];
}
export const codes = ({ errors }: { errors: { code: string }[] }) => errors.map(({ code }) => code);

/** Whom an account looked at by an operation, once these are among them: each subgraph brings its own part. */
export async function looksOf(actor: string, action: string, awaited: readonly string[]): Promise<string[]> {
  const auditor = await tokenOf(system, 'kiemtoan');
  const query = 'query ($actor: ID, $action: String) { auditEntries(filter: { actor: $actor, action: $action }) { nodes { subjects } } }';
  for (let waited = 0; ; waited += 200) {
    const { nodes } = (await ask(auditor, query, { actor, action })).data.auditEntries;
    const looked: string[] = nodes.flatMap(({ subjects }: { subjects: string[] }) => subjects);
    if (awaited.every((subject) => looked.includes(subject)) || waited > 15_000) return looked;
    await sleep(200);
  }
}

export const PERSON = '{ id masked dateOfBirth identityDocument { number } phone email address doses { doseNumber } version }';
export const see = async (token: string, id: string) =>
  (await ask(token, `query ($id: ID!) { citizen(id: $id) ${PERSON} }`, { id })).data.citizen;
export const HIDDEN = { masked: true, dateOfBirth: '1985', identityDocument: { number: '••••••' }, phone: '••••••', doses: null };

/** Somebody who lives in Hồ Chí Minh City and was injected there. */
export async function stranger() {
  const { complainant } = complaintInput();
  const registered = { ...complainant, idempotencyKey: randomUUID(), communeCode: '26740', address: '1 Lê Lợi' };
  const { citizen } = await act(clerk, 'registerCitizen', registered, 'citizen { id }');
  const dose = { citizenId: citizen.id, vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', doseNumber: 1, siteCode: SITE };
  await act(clerk, 'recordDose', { ...dose, idempotencyKey: randomUUID() }, 'dose { id }');
  return { id: citizen.id as string, ...complainant };
}

/** A complaint about anything, in the attacker's own territory. */
export async function complaintOfAttacker(change: object = {}) {
  const { code } = await file(system.gateway, { place: { provinceCode: '48', siteCode: FAR_SITE }, ...change });
  return await find(attacker, code);
}
export async function find(token: string, code: string) {
  const query = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { id code version linkEvidence citizen { id } } } }';
  return (await ask(token, query, { text: code })).data.complaints.nodes[0];
}
