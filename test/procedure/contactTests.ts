/** Contacts of a test, and who changes them. */
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { demoSite } from '../../seed/accounts.ts';
import { Random } from '../../seed/random.ts';
import { makeSites } from '../../seed/sites.ts';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';

export const system = sharedSystem();
export const SITE = demoSite(makeSites(new Random(9458)))._id;
export const HANOI = '01';
export const CONTACT =
  'id version fullName title department mobilePhone email responsibilities validFrom validTo confirmedAt confirmedBy { kind name } problems office { code name }';
export const tokens: Record<string, string> = {};
export const ask = async (query: string, variables: object = {}, username = 'quantri') => {
  const { data, errors } = await askGateway(system.gateway, query, variables, tokens[username]);
  expect(errors).toEqual([]);
  return data;
};
export const mutate = async (name: string, type: string, input: object, username = 'quantri', result = `contact { ${CONTACT} }`) =>
  (
    await ask(
      `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${result} errors { code field message conflict { changedBy } } } }`,
      { input },
      username,
    )
  )[name];
export const officeOf = async (code: string) =>
  (await ask(`query ($code: ID!) { office(code: $code) { name missingResponsibilities confirmedAt contacts { ${CONTACT} } } }`, { code }))
    .office;
export let number = 0;
export const person = (fields: object = {}) => ({
  fullName: 'Tạ Thị Lý',
  title: 'Cán bộ đầu mối',
  mobilePhone: `09125${String(++number).padStart(5, '0')}`,
  email: `ly.${number}@yte.example`,
  ...fields,
});
export const add = async (officeCode: string, fields: object = {}, username = 'quantri') =>
  await mutate(
    'addContact',
    'AddContact',
    { idempotencyKey: randomUUID(), officeCode, responsibilities: ['COMPLAINTS'], ...person(fields) },
    username,
  );

/** Before all tests of a file. */
export const prepare = async () => {
  for (const username of ['quantri', 'giamdoc', 'soyte', 'coso']) tokens[username] = await tokenOf(system, username);
};
/** After them. */
export const cleanUp = () => {};
