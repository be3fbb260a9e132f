/** Every operation as every role, inside and outside of its territory, against what the schemas declare. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { PERMISSIONS } from '@so-tiem/platform/generated/permissions';
import { ROLES, type Role } from '@so-tiem/platform/identity/identity';
import { fits } from '@so-tiem/platform/identity/roles';
import { buildSchema } from 'graphql';
import { OPERATIONS } from '../../scripts/permissions.ts';
import { DEMO_PARTNER } from '../../seed/accounts.ts';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor } from '../harness/tokens.ts';
import { complaintInput, FILE, SITE } from '../procedure/fileSample.ts';
import { ADMINISTRATION_CASES } from './administrationCases.ts';
import type { Case, Things } from './case.ts';
import { MUTATION_CASES } from './mutationCases.ts';
import { QUERY_CASES } from './queryCases.ts';

const CASES = { ...QUERY_CASES, ...MUTATION_CASES, ...ADMINISTRATION_CASES };

const DECLARED: Readonly<Record<string, { roles: readonly string[]; where: string }>> = PERMISSIONS;
const rolesOf = (permission: string): readonly string[] => DECLARED[permission]?.roles ?? [];

const system = sharedSystem();
const COUNTRY = { unit_level: 'COUNTRY', unit_code: 'VN' };
const as = (role: string, unit: { unit_level: string; unit_code: string }) =>
  tokenFor(system, `matrix-${role}-${unit.unit_code}`, { name: 'Người Thử Quyền', role, ...unit });
/** For those whose unit is the whole country: the trail, partner apps. */
const isOfCountry = (operation: string) => DECLARED[OPERATIONS.get(operation) ?? '']?.where === 'COUNTRY';
const UNITS = { PROVINCE: ['79', '01'], SITE: [SITE, '01.001.00001.01'], COUNTRY: ['VN', 'VN'] } as const;
/** Each role of a unit that it may be of, in the place that is asked about and elsewhere. */
const unitOf = (role: Role, elsewhere: 0 | 1) => {
  const level = (['PROVINCE', 'SITE', 'COUNTRY'] as const).find((each) => fits(role, each)) ?? 'COUNTRY';
  return { unit_level: level, unit_code: UNITS[level][elsewhere] };
};
const isEverywhere = (role: Role) => unitOf(role, 0).unit_level === 'COUNTRY';
function inside(role: Role, operation: string) {
  if (isOfCountry(operation) && fits(role, 'COUNTRY')) return as(role, COUNTRY);
  const unit = unitOf(role, 0);
  // A dose is changed by the site that gave it.
  return as(role, unit.unit_level === 'SITE' && operation.endsWith('Dose') ? { ...unit, unit_code: doseSite } : unit);
}
const outside = (role: Role) => as(role, unitOf(role, 1));

let things: Things;
let doseSite: string;
beforeAll(async () => {
  const handler = await as('HANDLER', { unit_level: 'SITE', unit_code: SITE });
  const ask = async (query: string, variables: object, token?: string) => {
    const { data, errors } = await askGateway(system.gateway, query, variables, token);
    expect(errors).toEqual([]);
    return data;
  };
  const { complaint } = (await ask(FILE, { input: complaintInput() })).fileComplaint;
  const found = await ask(
    '{ citizens(search: { identityDocument: "079190000001" }) { nodes { id doses { id doseNumber site { code } } } } }',
    {},
    handler,
  );
  const [citizen] = found.citizens.nodes;
  const { nodes } = (
    await ask('query ($text: String) { complaints(filter: { text: $text }) { nodes { id } } }', { text: complaint.code }, handler)
  ).complaints;
  const contacts = await ask(`{ contacts(filter: { within: "${SITE}" }, first: 1) { nodes { id } } }`, {}, handler);
  const dose = {
    idempotencyKey: randomUUID(),
    citizenId: citizen.id,
    vaccineCode: 'COMIRNATY',
    injectedOn: '2022-02-02',
    doseNumber: 9,
    siteCode: SITE,
  };
  const recorded = (
    await ask(
      'mutation ($input: RecordDoseInput!) { recordDose(input: $input) { dose { id } errors { code message } } }',
      { input: dose },
      handler,
    )
  ).recordDose;
  await ask(
    'mutation ($input: VoidDoseInput!) { voidDose(input: $input) { errors { code } } }',
    { input: { idempotencyKey: randomUUID(), id: recorded.dose.id, reason: 'x' } },
    handler,
  );
  doseSite = citizen.doses[0].site.code;
  things = {
    citizenId: citizen.id,
    complaintId: nodes[0].id,
    complaintCode: complaint.code,
    doseId: citizen.doses[0].id,
    voidedDoseId: recorded.dose.id,
    contactId: contacts.contacts.nodes[0].id,
  };
  // All of this reaches the trail within moments; before, an auditor would find nothing.
  const auditor = await as('AUDITOR', COUNTRY);
  const TRAIL = '{ auditEntries(first: 1) { nodes { id } } }';
  while (!(await ask(TRAIL, {}, auditor)).auditEntries.nodes.length) await sleep(200);
});

const NO_CODE = 'PA-NONE-NONE';
const randomCode = () => `PA-${randomUUID().slice(0, 4)}-${randomUUID().slice(0, 4)}`.toUpperCase();

async function answerTo(operation: string, { ask, declared, variables, mayBeEmpty }: Case, token?: string): Promise<string> {
  const [root = '', name = ''] = operation.split('.');
  // Another code each time: the same one is not guessed at often.
  const code = randomCode();
  const text = `${root.toLowerCase()}${declared ? ` (${declared})` : ''} { ${ask} }`;
  const { data, errors } = await askGateway(
    system.gateway,
    text.replaceAll(NO_CODE, code),
    JSON.parse(JSON.stringify(variables?.(things) ?? {}).replaceAll(NO_CODE, code)),
    token,
  );
  const [error] = [...errors.map(({ extensions }) => extensions), ...(data?.[name]?.errors ?? [])];
  if (error) return error.code;
  if (mayBeEmpty) return 'OK';
  const found = data[name]?.nodes ?? data[name];
  const list = Array.isArray(found) ? found : [found];
  if (!list.length || list.every((each) => each === null)) return 'nothing';
  return list.every((each) => each.masked === true) ? 'masked' : 'OK';
}

test('the declaration names every operation of the graph, and every one of them is asked', () => {
  const api = buildSchema(readFileSync('generated/api.graphql', 'utf8'));
  const all = [api.getQueryType(), api.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
  );
  expect([...OPERATIONS.keys()].sort()).toEqual(all.sort());
  expect(Object.keys(CASES).sort()).toEqual(all.sort());
});

describe.each(Object.entries(CASES))('%s', (operation, question) => {
  const access = OPERATIONS.get(operation) ?? 'ANYBODY';
  const permission = access === 'STAFF' ? 'ANYBODY' : access; // every role is asked for

  test.each(ROLES)('%s', async (role) => {
    const answers = {
      inside: await answerTo(operation, question, await inside(role, operation)),
      outside: await answerTo(operation, question, await outside(role)),
    };
    const elsewhere = isEverywhere(role) ? answers.inside : question.outside; // the country has no outside
    if (permission === 'ANYBODY') return expect(answers).toEqual({ inside: question.inside, outside: elsewhere });
    if (permission === 'SYSTEM' || permission === 'HISTORY' || !rolesOf(permission).includes(role))
      return expect(answers).toEqual({ inside: 'FORBIDDEN', outside: 'FORBIDDEN' });
    // Who may read people, and does not need their numbers, sees them masked everywhere.
    const masked =
      DECLARED[permission]?.where === 'MASKED' && question.outside === 'masked' && !rolesOf('citizen:identifiers').includes(role);
    const own = unitOf(role, 0).unit_level === 'SITE' ? (question.atSite ?? question.inside) : question.inside;
    expect(answers).toEqual({ inside: masked ? 'masked' : own, outside: elsewhere });
  });

  test('a caller who is not signed in, and an app', async () => {
    const partner = await tokenFor(system, DEMO_PARTNER.id, { role: 'PARTNER', scope: 'doses:read' });
    const answers = [await answerTo(operation, question), await answerTo(operation, question, partner)];
    if (access === 'ANYBODY') expect(answers).toEqual([question.inside, question.inside]);
    else if (access === 'HISTORY') expect(answers).toEqual(['FORBIDDEN', question.inside]);
    else expect(answers).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });
});

describe('what is shown of a person', () => {
  const PERSON =
    'query ($id: ID!) { citizen(id: $id) { fullName masked dateOfBirth identityDocument { number } healthInsuranceNumber phone email address doses { doseNumber recordedBy { name staff { role email } } citizen { masked dateOfBirth phone } } history { at } } }';
  /** The person; by way of a dose as they are directly. */
  const see = async (role: Role, unit: { unit_level: string; unit_code: string }) => {
    const { citizen } = (await askGateway(system.gateway, PERSON, { id: things.citizenId }, await as(role, unit))).data;
    const { masked, dateOfBirth, phone } = citizen;
    for (const dose of citizen.doses ?? []) {
      expect(dose.citizen).toEqual({ masked, dateOfBirth, phone });
      expect(dose.recordedBy).toEqual({ name: expect.any(String), staff: { role: null, email: null } });
    }
    return citizen;
  };

  test.each([
    ['HANDLER', { unit_level: 'COMMUNE', unit_code: '26740' }],
    ['CLERK', { unit_level: 'SITE', unit_code: SITE }],
    ['POLICE', { unit_level: 'DISTRICT', unit_code: '760' }],
    ['AUTHORITY_OFFICER', { unit_level: 'PROVINCE', unit_code: '79' }],
  ] as const)('%s of the place where they live: everything that the permission needs', async (role, unit) => {
    const person = await see(role, unit);
    expect(person).toMatchObject({
      masked: false,
      identityDocument: { number: '079190000001' },
      phone: '+84912345678',
      address: '12 Lê Lợi',
    });
    if (role === 'POLICE') expect(person.doses).toBeNull();
    else expect(person.doses.length).toBeGreaterThan(0);
  });

  test.each([
    ['HANDLER', { unit_level: 'COMMUNE', unit_code: '26737' }],
    ['CLERK', { unit_level: 'SITE', unit_code: '01.001.00001.01' }],
    ['MINISTRY', COUNTRY],
    ['AUDITOR', COUNTRY],
  ] as const)('%s of elsewhere, or without the need: numbers and address masked', async (role, unit) => {
    const person = await see(role, unit);
    expect(person).toMatchObject({
      fullName: 'Nguyễn Thị Minh Tâm',
      masked: true,
      dateOfBirth: '1990',
      identityDocument: { number: '••••••' },
      phone: '••••••',
      email: '•••',
      address: '•••',
    });
    if (role === 'MINISTRY' || role === 'AUDITOR') expect(person.doses.length).toBeGreaterThan(0);
    else expect(person.doses).toBeNull();
  });

  test('who has their papers before them, ID and date of birth, sees them for a while', async () => {
    const clerk = await as('CLERK', { unit_level: 'SITE', unit_code: '48.490.20194.01' });
    const person = async () => (await askGateway(system.gateway, PERSON, { id: things.citizenId }, clerk)).data.citizen;
    expect((await person()).masked).toBe(true);
    const SEARCH = 'query ($search: CitizenSearchInput!) { citizens(search: $search) { nodes { masked } } }';
    const search = async (search: object) => (await askGateway(system.gateway, SEARCH, { search }, clerk)).data.citizens.nodes;
    expect(await search({ identityDocument: '079190000001' })).toEqual([{ masked: true }]);
    expect(await search({ identityDocument: '079190000001', dateOfBirth: '1990-05-21' })).toEqual([]);
    expect(await search({ identityDocument: '079190000001', dateOfBirth: '1990-05-20' })).toEqual([{ masked: false }]);
    expect(await person()).toMatchObject({ masked: false, phone: '+84912345678', doses: expect.any(Array) });
  });

  test("a complaint in one's territory shows whom it is about, wherever they live, and its complainant in clear to those who handle it", async () => {
    const QUEUE = 'query ($id: ID!) { complaint(id: $id) { complainant { masked dateOfBirth phone identityDocument { number } } } }';
    const see = async (role: Role) =>
      (
        await askGateway(
          system.gateway,
          QUEUE,
          { id: things.complaintId },
          await as(role, role === 'HANDLER' ? { unit_level: 'PROVINCE', unit_code: '79' } : COUNTRY),
        )
      ).data.complaint.complainant;
    expect(await see('HANDLER')).toMatchObject({ masked: false, phone: '+84912345678' });
    for (const role of ['MINISTRY', 'AUDITOR', 'ADMINISTRATOR'] as const) {
      const complainant = await see(role);
      expect(complainant.masked).toBe(true);
      expect(complainant).toMatchObject({ dateOfBirth: '1985', phone: '••••••', identityDocument: { number: '••••••' } });
    }
  });
});
