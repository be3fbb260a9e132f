/** Who saw a person before they moved away sees no more of them than anybody else: not by what the record was, and not by sending a change again. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor } from '../harness/tokens.ts';
import { SITE } from '../procedure/fileSample.ts';
import { ownNumber } from '../procedure/ownNumber.ts';

const system = sharedSystem();
const staff = (name: string, role: string, unit_level: string, unit_code: string) =>
  tokenFor(system, `after-move-${name}`, { name, role, unit_level, unit_code });
const PERSON = 'id version masked phone address identityDocument { number }';
const number = ownNumber();
let clerk: string;
let police: string;
let there: string;
let id: string;
let moved: object;

async function act(token: string, name: string, type: string, input: object) {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { citizen { ${PERSON} } errors { code field } } }`;
  const { data } = await askGateway(system.gateway, query, { input }, token);
  expect(data[name].errors).toEqual([]);
  return data[name].citizen;
}
const read = async (token: string, query: string) => (await askGateway(system.gateway, query, { id }, token)).data.citizen;

beforeAll(async () => {
  [clerk, police, there] = await Promise.all([
    staff('clerk', 'CLERK', 'SITE', SITE),
    staff('police', 'POLICE', 'COMMUNE', '26740'),
    staff('there', 'AUTHORITY_OFFICER', 'COMMUNE', '20194'),
  ]);
  const told = {
    fullName: 'Vũ Chuyển Đi',
    dateOfBirth: '1985-06-01',
    gender: 'MALE',
    identityDocument: { kind: 'CCCD', number },
    phone: '0912000111',
    communeCode: '26740',
    idempotencyKey: randomUUID(),
  };
  // By a colleague: who registers somebody has their papers for an hour.
  const colleague = await staff('colleague', 'CLERK', 'SITE', SITE);
  ({ id } = await act(colleague, 'registerCitizen', 'RegisterCitizenInput', told));
  moved = { id, version: 1, communeCode: '20194', reason: 'Chuyển nhà', idempotencyKey: randomUUID() };
});

test('the author of a change sees what they made of it, and not what became of it since', async () => {
  expect(await act(clerk, 'correctCitizen', 'CorrectCitizenInput', moved)).toMatchObject({ masked: false, phone: '+84912000111' });
  await act(there, 'correctCitizen', 'CorrectCitizenInput', {
    id,
    version: 2,
    phone: '0987000222',
    address: 'Bí mật 9',
    reason: 'Số mới',
    idempotencyKey: randomUUID(),
  });
  const again = await act(clerk, 'correctCitizen', 'CorrectCitizenInput', moved);
  expect(again.masked).toBe(true);
  expect(JSON.stringify(again)).not.toMatch(/987000222|Bí mật/);
  expect(JSON.stringify(again)).not.toContain(number);
});

test('what the record was when they lived here is seen by whom it is seen now', async () => {
  const asked = `query ($id: ID!) { citizen(id: $id) { revisions { reason phone identityDocument { number } dateOfBirth } masked phone history { reason fields { name before after } } } }`;
  const seen = JSON.stringify(await read(police, asked));
  expect(seen).toContain('"masked":true');
  expect(seen).not.toMatch(/912000111|987000222|Chuyển nhà|Số mới/);
  expect(seen).not.toContain(number);
  expect(JSON.stringify(await read(there, asked))).toMatch(/912000111.*|Chuyển nhà/);
});

test('whose home became known lately is erased by the province’s decision, however often the record was changed since', async () => {
  const [handler, officer] = await Promise.all([
    staff('handler', 'HANDLER', 'SITE', SITE),
    staff('officer', 'AUTHORITY_OFFICER', 'COMMUNE', '26740'),
  ]);
  const own = ownNumber();
  const told = { fullName: 'Vô Gia Cư', dateOfBirth: '1985-06-01', gender: 'MALE', identityDocument: { kind: 'CCCD', number: own } };
  const one = await act(handler, 'registerCitizen', 'RegisterCitizenInput', { ...told, idempotencyKey: randomUUID() });
  const correct = (version: number, fields: object) =>
    act(handler, 'correctCitizen', 'CorrectCitizenInput', {
      id: one.id,
      version,
      reason: 'Bổ sung',
      idempotencyKey: randomUUID(),
      ...fields,
    });
  await correct(1, { communeCode: '26740' });
  for (let version = 2; version < 205; version++) await correct(version, { address: `số ${version}` });
  const papers = { id: one.id, number: own, dateOfBirth: '1985-06-01', reason: 'Xin xoá', idempotencyKey: randomUUID() };
  const propose = 'mutation ($input: ProposeErasureInput!) { proposeErasure(input: $input) { erasure { id } errors { code } } }';
  const { data } = await askGateway(system.gateway, propose, { input: papers }, handler);
  expect(data.proposeErasure.errors).toEqual([]);
  const confirm = 'mutation ($input: ConfirmErasureInput!) { confirmErasure(input: $input) { erasure { status } errors { code } } }';
  const answer = await askGateway(system.gateway, confirm, { input: { id: data.proposeErasure.erasure.id } }, officer);
  expect(answer.data.confirmErasure.errors).toMatchObject([{ code: 'FORBIDDEN' }]);
});
