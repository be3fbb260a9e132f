/** Every other mutation: what is wrong with an input is told by field; who may not, is told so; what repeats, is done once. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, SITE } from './fileSample.ts';

const system = sharedSystem();
const ELSEWHERE = '01.001.00001.01';
const tokens: Record<string, string> = {};
const key = () => randomUUID();

const RESULTS: Record<string, string> = {
  changeSite: 'site { code name address active version }',
  addContact: 'contact { id fullName title department mobilePhone email responsibilities validFrom validTo version }',
  changeContact: 'contact { id title version }',
  retireContact: 'contact { id validTo version }',
  registerCitizen: 'citizen { id version identityStatus }',
  correctCitizen: 'citizen { id fullName version revisions { version } }',
  recordDose: 'dose { id status }',
  correctDose: 'dose { id status injectedOn lotNumber supersedes { id } }',
  voidDose: 'dose { id status endedReason }',
};

async function mutate(name: string, input: object, username = 'coso') {
  const type = `${inputOf(name)}`;
  const { data, errors } = await askGateway(
    system.gateway,
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${RESULTS[name]} errors { code field conflict { changedBy change currentVersion } } } }`,
    { input },
    tokens[username],
  );
  if (errors.length) throw new Error(JSON.stringify(errors));
  return data[name];
}
const failures = async (name: string, input: object, username?: string) =>
  ((await mutate(name, input, username)).errors as { code: string; field: string[] }[]).map(({ code, field }) =>
    `${code} ${field.join('.')}`.trim(),
  );

const person = () => ({ ...complaintInput().complainant, idempotencyKey: key() });
const contact = () => ({
  idempotencyKey: key(),
  officeCode: SITE,
  fullName: 'Tạ Thị Lý',
  title: 'Cán bộ đầu mối',
  mobilePhone: '0912 000 111',
  email: 'LY@yte.example',
  responsibilities: ['COMPLAINTS'],
});
let citizenId: string;
const dose = () => ({
  idempotencyKey: key(),
  citizenId,
  vaccineCode: 'COMIRNATY',
  injectedOn: '2021-09-02',
  doseNumber: 1,
  siteCode: SITE,
  lotNumber: 'FF2153',
});

beforeAll(async () => {
  for (const username of ['coso', 'xuly', 'soyte', 'quantri', 'nhaplieu', 'giamdoc', 'kiemtoan'])
    tokens[username] = await tokenOf(system, username);
  citizenId = (await mutate('registerCitizen', person())).citizen.id;
});

describe('what is wrong is told by field', () => {
  test.each<[string, () => object, string[], string?]>([
    ['changeSite', () => ({ code: ELSEWHERE, version: 1, name: ' ' }), ['REQUIRED name'], 'quantri'],
    [
      'changeSite',
      () => ({ code: ELSEWHERE, version: 1, name: 'x'.repeat(201), address: 'y'.repeat(301) }),
      ['TOO_LONG name', 'TOO_LONG address'],
      'quantri',
    ],
    ['changeSite', () => ({ code: '01.001.00001.99', version: 1, name: 'x' }), ['NOT_FOUND code'], 'quantri'],
    ['changeSite', () => ({ code: SITE, version: 1, name: 'x' }), ['FORBIDDEN'], 'coso'],
    [
      'addContact',
      () => ({ ...contact(), fullName: '', mobilePhone: '12', email: 'ly', responsibilities: [] }),
      ['REQUIRED fullName', 'INVALID mobilePhone', 'INVALID email', 'INVALID responsibilities'],
      'quantri',
    ],
    ['addContact', () => ({ ...contact(), validFrom: '2021-02-30' }), ['INVALID validFrom'], 'quantri'],
    ['addContact', () => ({ ...contact(), officeCode: 'nowhere' }), ['NOT_FOUND officeCode'], 'quantri'],
    ['addContact', () => ({ ...contact(), officeCode: ELSEWHERE }), ['FORBIDDEN'], 'giamdoc'],
    ['addContact', contact, ['FORBIDDEN'], 'nhaplieu'],
    ['changeContact', () => ({ id: 'nobody', version: 1, title: 'x' }), ['NOT_FOUND id'], 'quantri'],
    ['retireContact', () => ({ id: 'nobody', version: 1 }), ['NOT_FOUND id'], 'quantri'],
    [
      'registerCitizen',
      () => ({ ...person(), fullName: ' ', dateOfBirth: '1899-01-01', phone: 'x' }),
      ['REQUIRED fullName', 'INVALID dateOfBirth', 'INVALID phone'],
    ],
    ['registerCitizen', () => ({ ...person(), identityDocument: { kind: 'CMND', number: '12345' } }), ['INVALID identityDocument.number']],
    [
      'registerCitizen',
      () => ({ ...person(), communeCode: 'x', healthInsuranceNumber: '1' }),
      ['INVALID healthInsuranceNumber', 'INVALID communeCode'],
    ],
    ['registerCitizen', () => ({ ...person(), communeCode: '99999' }), ['NOT_FOUND communeCode']],
    ['registerCitizen', person, ['FORBIDDEN'], 'kiemtoan'],
    [
      'correctCitizen',
      () => ({ idempotencyKey: key(), id: citizenId, version: 1, reason: ' ', fullName: 'Lý Thường Kiệt' }),
      ['REQUIRED reason'],
    ],
    ['correctCitizen', () => ({ idempotencyKey: key(), id: 'nobody', version: 1, reason: 'x' }), ['NOT_FOUND id']],
    [
      'recordDose',
      () => ({ ...dose(), vaccineCode: 'WATER', injectedOn: '2020-01-01', doseNumber: 10, siteCode: 'x' }),
      ['INVALID vaccineCode', 'INVALID injectedOn', 'INVALID doseNumber', 'INVALID siteCode'],
    ],
    ['recordDose', () => ({ ...dose(), lotNumber: 'x'.repeat(41), citizenId: 'nobody' }), ['INVALID citizenId', 'TOO_LONG lotNumber']],
    ['recordDose', () => ({ ...dose(), siteCode: ELSEWHERE }), ['FORBIDDEN']],
    ['recordDose', () => ({ ...dose(), siteCode: '79.760.26740.99' }), ['NOT_FOUND siteCode'], 'xuly'],
    ['recordDose', () => ({ ...dose(), citizenId: randomUUID() }), ['NOT_FOUND citizenId']],
    ['recordDose', dose, ['FORBIDDEN'], 'quantri'],
    ['correctDose', () => ({ idempotencyKey: key(), id: 'nothing', reason: 'x' }), ['NOT_FOUND id']],
    ['voidDose', () => ({ idempotencyKey: key(), id: 'nothing', reason: '' }), ['REQUIRED reason']],
  ])('%s', async (name, input, expected, username = 'coso') => {
    expect(await failures(name, input(), username)).toEqual(expected);
  });

  test('an anonymous caller changes nothing', async () => {
    for (const [name, input] of [
      ['changeSite', { code: SITE, version: 1 }],
      ['addContact', contact()],
      ['registerCitizen', person()],
      ['recordDose', dose()],
      ['voidDose', { idempotencyKey: key(), id: 'x', reason: 'x' }],
    ] as const) {
      expect(await failures(name, input, 'nobody')).toEqual(['FORBIDDEN']);
    }
  });
});

describe('a contact', () => {
  test('is added once, changed in its latest version only, and retired, not deleted', async () => {
    const input = contact();
    const [first, second] = await Promise.all([mutate('addContact', input, 'giamdoc'), mutate('addContact', input, 'giamdoc')]);
    expect(second.contact.id).toBe(first.contact.id);
    expect(first.contact).toMatchObject({ mobilePhone: '+84912000111', email: 'ly@yte.example', validTo: null, version: 1 });
    const { id } = first.contact;
    expect((await mutate('changeContact', { id, version: 1, title: 'Phó Trưởng khoa' }, 'giamdoc')).contact).toMatchObject({
      title: 'Phó Trưởng khoa',
      version: 2,
    });
    const late = await mutate('changeContact', { id, version: 1, title: 'Y sĩ' }, 'quantri');
    expect(late.errors).toMatchObject([
      { code: 'STALE', field: ['version'], conflict: { changedBy: 'Nguyễn Văn Bình', change: 'changeContact', currentVersion: 2 } },
    ]);
    expect((await mutate('retireContact', { id, version: 2 }, 'giamdoc')).contact.validTo).toMatch(/^\d{4}-/);
  });
});

describe('a site', () => {
  test('is changed in its latest version only, and found by its new name', async () => {
    const site = async () =>
      (await askGateway(system.gateway, 'query ($code: ID!) { site(code: $code) { name version } }', { code: ELSEWHERE })).data.site;
    const { name, version } = await site();
    expect((await mutate('changeSite', { code: ELSEWHERE, version, name: 'Trạm Y tế Đổi Tên' }, 'quantri')).site).toMatchObject({
      name: 'Trạm Y tế Đổi Tên',
      version: version + 1,
    });
    expect((await mutate('changeSite', { code: ELSEWHERE, version, name: 'Khác' }, 'quantri')).errors).toMatchObject([{ code: 'STALE' }]);
    expect(
      (await askGateway(system.gateway, '{ sites(filter: { text: "doi ten phuc xa" }) { nodes { code } } }')).data.sites.nodes,
    ).toEqual([{ code: ELSEWHERE }]);
    await mutate('changeSite', { code: ELSEWHERE, version: version + 1, name }, 'quantri');
  });
});

describe('a person', () => {
  test('is entered once, and not twice under the same number', async () => {
    const input = person();
    const [first, second] = await Promise.all([mutate('registerCitizen', input), mutate('registerCitizen', input)]);
    expect(second.citizen.id).toBe(first.citizen.id);
    expect(await failures('registerCitizen', { ...input, idempotencyKey: key() })).toEqual(['DUPLICATE identityDocument.number']);
  });

  test.each<[string, object, string[]]>([
    ['one word for a name', { fullName: 'Lan' }, []],
    ['a year of birth alone', { dateOfBirth: '1945', identityDocument: null }, []],
    ['no document', { identityDocument: null }, []],
    ['a CCCD that says another gender', { gender: 'FEMALE' }, ['GENDER']],
    ['a CCCD that says another year', { dateOfBirth: '1986-06-01' }, ['DATE_OF_BIRTH']],
  ])('is let in with %s', async (_what, change, cccdContradictions) => {
    const { citizen, errors } = await mutate('registerCitizen', { ...person(), ...change });
    expect(errors).toEqual([]);
    const { data } = await askGateway(
      system.gateway,
      'query ($id: ID!) { citizen(id: $id) { cccdContradictions } }',
      { id: citizen.id },
      tokens['coso'],
    );
    expect(data.citizen).toEqual({ cccdContradictions });
  });

  test('is corrected once, in the latest version only', async () => {
    const { citizen } = await mutate('registerCitizen', person());
    const correction = { idempotencyKey: key(), id: citizen.id, version: 1, reason: 'Sai tên đệm', fullName: 'Lý Thái Kiệt' };
    expect((await mutate('correctCitizen', correction)).citizen).toMatchObject({ fullName: 'Lý Thái Kiệt', version: 2 });
    expect((await mutate('correctCitizen', correction)).citizen).toMatchObject({ version: 2, revisions: [{ version: 1 }] });
    expect(await failures('correctCitizen', { ...correction, idempotencyKey: key() })).toEqual(['STALE version']);
  });

  test('sent twice at once, however the two meet, is entered and corrected once', async () => {
    for (let round = 0; round < 10; round++) {
      const input = person();
      const [first, second] = await Promise.all([mutate('registerCitizen', input), mutate('registerCitizen', input)]);
      expect([...first.errors, ...second.errors]).toEqual([]);
      expect(second.citizen.id).toBe(first.citizen.id);
      const correction = { idempotencyKey: key(), id: first.citizen.id, version: 1, reason: 'Sai tên', fullName: 'Lý Thái Kiệt' };
      const both = await Promise.all([mutate('correctCitizen', correction), mutate('correctCitizen', correction)]);
      expect(both).toMatchObject([
        { errors: [], citizen: { version: 2 } },
        { errors: [], citizen: { version: 2, revisions: [{ version: 1 }] } },
      ]);
      const recording = { ...dose(), citizenId: first.citizen.id };
      const [once, again] = await Promise.all([mutate('recordDose', recording), mutate('recordDose', recording)]);
      expect([...once.errors, ...again.errors]).toEqual([]);
      const correcting = { idempotencyKey: key(), id: once.dose.id, reason: 'Sai lô', lotNumber: 'FF2154' };
      const corrected = await Promise.all([mutate('correctDose', correcting), mutate('correctDose', correcting)]);
      expect(corrected.map(({ errors, dose: { lotNumber } }) => [errors, lotNumber])).toEqual([
        [[], 'FF2154'],
        [[], 'FF2154'],
      ]);
    }
  });
});

describe('a dose', () => {
  test('is recorded once; the same number twice, and doses out of order, are refused', async () => {
    const { citizen } = await mutate('registerCitizen', person());
    const first = { ...dose(), citizenId: citizen.id };
    const [once, again] = await Promise.all([mutate('recordDose', first), mutate('recordDose', first)]);
    expect(again.dose.id).toBe(once.dose.id);
    expect(await failures('recordDose', { ...first, idempotencyKey: key() })).toEqual(['DUPLICATE doseNumber']);
    expect(await failures('recordDose', { ...first, idempotencyKey: key(), doseNumber: 2 })).toEqual(['INVALID injectedOn']);
    const both = await Promise.all(
      [1, 2].map(() => mutate('recordDose', { ...first, idempotencyKey: key(), doseNumber: 2, injectedOn: '2021-10-02' })),
    );
    expect(both.filter(({ dose: recorded }) => recorded)).toHaveLength(1);
  });

  test('is corrected and voided once; what has ended cannot end again', async () => {
    const { citizen } = await mutate('registerCitizen', person());
    const recorded = (await mutate('recordDose', { ...dose(), citizenId: citizen.id })).dose;
    const correction = { idempotencyKey: key(), id: recorded.id, reason: 'Sai ngày', injectedOn: '2021-09-05' };
    const corrected = (await mutate('correctDose', correction)).dose;
    expect(corrected).toMatchObject({ status: 'CURRENT', injectedOn: '2021-09-05', lotNumber: 'FF2153', supersedes: { id: recorded.id } });
    expect((await mutate('correctDose', correction)).dose.id).toBe(corrected.id);
    expect(await failures('correctDose', { ...correction, idempotencyKey: key() })).toEqual(['STALE version']);
    const voiding = { idempotencyKey: key(), id: corrected.id, reason: 'Của người khác' };
    expect((await mutate('voidDose', voiding)).dose).toMatchObject({ status: 'VOIDED', endedReason: 'Của người khác' });
    expect((await mutate('voidDose', voiding)).errors).toEqual([]);
    expect(await failures('voidDose', { ...voiding, idempotencyKey: key() })).toEqual(['STALE version']);
    expect(await failures('voidDose', { ...voiding, idempotencyKey: key() }, 'soyte')).toEqual(['FORBIDDEN']);
  });
});
