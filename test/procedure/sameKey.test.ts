/** The key of a change is good for that change alone: sent again it is the same one, with any other content it is refused. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { buildSchema, isInputObjectType } from 'graphql';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, SITE } from './fileSample.ts';
import { ownNumber, ownPhone } from './ownNumber.ts';

const system = sharedSystem();
type Input = Record<string, unknown>;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  for (const name of ['coso', 'quantri']) tokens[name] = await tokenOf(system, name);
});

const typeOf = (name: string) => `${inputOf(name)}`;
async function act(user: string, name: string, input: Input, result: string, type = typeOf(name)) {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${result} errors { code field } } }`;
  const { data, errors } = await askGateway(system.gateway, query, { input }, user ? tokens[user] : undefined);
  expect(errors).toEqual([]);
  return data[name];
}
const made = async (user: string, name: string, input: Input, result: string) => {
  const answer = await act(user, name, { idempotencyKey: randomUUID(), ...input }, result);
  expect(answer.errors).toEqual([]);
  return answer;
};
const told = () => ({ fullName: 'Lưu Thị Khoá', dateOfBirth: '1985-06-01', gender: 'FEMALE', phone: ownPhone(), communeCode: '26740' });
const person = async () => {
  const number = ownNumber();
  const { citizen } = await made(
    'coso',
    'registerCitizen',
    { ...told(), identityDocument: { kind: 'CCCD', number } },
    'citizen { id version }',
  );
  return { ...(citizen as { id: string; version: number }), number };
};
const injection = (citizenId: string, doseNumber = 1) => ({
  citizenId,
  vaccineCode: 'COMIRNATY',
  injectedOn: '2021-09-02',
  doseNumber,
  siteCode: SITE,
});
const dose = async (citizenId: string) => (await made('coso', 'recordDose', injection(citizenId), 'dose { id }')).dose.id as string;
const contact = () => ({ fullName: 'Lý Văn Khoá', title: 'CV', mobilePhone: ownPhone(), email: `${randomUUID()}@yte.example` });
const addContact = () => ({ officeCode: SITE, responsibilities: ['PASSPORTS'], ...contact() });

interface Change {
  user: string;
  result: string;
  type?: string;
  input: () => Promise<Input> | Input;
  /** The same with other content. */
  other: Input;
}
const reason = 'theo giấy tờ';
const papersOf = async () => {
  const { id, number } = await person();
  return { id, number, dateOfBirth: '1985-06-01', reason };
};
const CHANGES: Record<string, Change> = {
  fileComplaint: { user: '', result: 'complaint { code }', input: () => complaintInput(), other: { description: 'khác' } },
  registerCitizen: { user: 'coso', result: 'citizen { id }', input: told, other: { fullName: 'Lưu Thị Khác' } },
  correctCitizen: {
    user: 'coso',
    result: 'citizen { id version }',
    input: async () => {
      const { id, version } = await person();
      return { id, version, fullName: 'Lưu Thị Khóa', reason };
    },
    other: { fullName: 'Lưu Thị Khác' },
  },
  mergeCitizens: {
    user: 'coso',
    result: 'citizen { id }',
    input: async () => {
      const { id: survivorId } = await person();
      const { citizen } = await made('coso', 'registerCitizen', told(), 'citizen { id }');
      return { survivorId, survivorVersion: 1, duplicateId: citizen.id, duplicateVersion: 1, reason, fieldsFromDuplicate: [], doses: [] };
    },
    other: { reason: 'khác' },
  },
  copyPerson: { user: 'coso', result: 'url', type: 'CopyPersonInput', input: papersOf, other: { reason: 'khác' } },
  proposeErasure: { user: 'coso', result: 'erasure { id }', type: 'ProposeErasureInput', input: papersOf, other: { reason: 'khác' } },
  recordDose: {
    user: 'coso',
    result: 'dose { id }',
    input: async () => injection((await person()).id),
    other: { doseNumber: 2 },
  },
  correctDose: {
    user: 'coso',
    result: 'dose { id }',
    input: async () => ({ id: await dose((await person()).id), lotNumber: 'FF2153', reason }),
    other: { lotNumber: 'FF2154' },
  },
  moveDose: {
    user: 'coso',
    result: 'dose { id }',
    input: async () => ({ id: await dose((await person()).id), toCitizenId: (await person()).id, reason }),
    other: { doseNumber: 3 },
  },
  voidDose: {
    user: 'coso',
    result: 'dose { id }',
    input: async () => ({ id: await dose((await person()).id), reason }),
    other: { reason: 'khác' },
  },
  addContact: { user: 'quantri', result: 'contact { id }', input: addContact, other: { title: 'Trưởng khoa' } },
  handOverContacts: {
    user: 'quantri',
    result: 'contacts { id }',
    input: async () => {
      const added = (await made('quantri', 'addContact', addContact(), 'contact { id version }')).contact;
      return { ...added, to: contact() };
    },
    other: { to: { fullName: 'Lý Văn Khác', title: 'CV', mobilePhone: '0987000999', email: 'khac@yte.example' } },
  },
  createAccount: {
    user: 'quantri',
    result: 'account { id }',
    input: () => ({ username: `khoa.${randomUUID().slice(0, 8)}`, name: 'Khoá', role: 'CLERK', unitCode: SITE }),
    other: { name: 'Khác' },
  },
  registerPartnerApp: {
    user: 'quantri',
    result: 'app { id }',
    input: () => ({
      name: 'Ứng dụng khoá',
      contactEmail: 'khoa@doi-tac.example',
      scopes: ['DOSES_READ'],
      anyOperation: true,
      operations: [],
      ratePerMinute: 10,
      dailyQuota: 10,
    }),
    other: { dailyQuota: 20 },
  },
};
/** Found by another id than their own: the system's own steps, and taking back what a key of its own was made for. */
const ELSEWHERE = ['mergeDoses', 'unmergeDoses', 'unmergeCitizens'];

test('every change that takes a key is here', () => {
  const api = buildSchema(readFileSync('generated/api.graphql', 'utf8'));
  const keyed = Object.values(api.getMutationType()?.getFields() ?? {}).flatMap(({ name, args: [argument] }) => {
    const type = api.getType(String(argument?.type).replace('!', ''));
    return isInputObjectType(type) && type.getFields()['idempotencyKey'] ? [name] : [];
  });
  expect(keyed.sort()).toEqual([...Object.keys(CHANGES), ...ELSEWHERE].sort());
});

test.each(Object.keys(CHANGES))('%s', async (name) => {
  const { user, result, type, input, other } = CHANGES[name] as Change;
  const asked = { idempotencyKey: randomUUID(), ...(await input()) };
  const first = await act(user, name, asked, result, type);
  expect(first.errors).toEqual([]);
  // At the same time, and in another order of its fields: the same change all the same.
  const again = await Promise.all(
    [asked, Object.fromEntries(Object.entries(asked).reverse())].map((same) => act(user, name, same, result, type)),
  );
  for (const each of again) expect(each).toEqual(first);
  const refused = await act(user, name, { ...asked, ...other }, result, type);
  expect(refused.errors).toEqual([{ code: 'DUPLICATE', field: ['idempotencyKey'] }]);
});
