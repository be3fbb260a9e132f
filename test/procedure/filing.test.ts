/** Filing a complaint through the gateway: what a citizen can do right, wrong and twice. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, FILE, file, jpeg, SITE, upload } from './fileSample.ts';
import { ownNumber, ownPhone } from './ownNumber.ts';

const system = sharedSystem();
const send = async (change: Record<string, unknown>) =>
  (await askGateway(system.gateway, FILE, { input: complaintInput(change) })).data.fileComplaint;
const { complainant } = complaintInput();

describe('a complaint goes to the unit that has to finish it, within 48 hours', () => {
  test.each([
    ['the site', { provinceCode: '79', siteCode: SITE }, { level: 'SITE', code: SITE }],
    ['the commune station', { provinceCode: '79', districtCode: '760', communeCode: '26740' }, { level: 'COMMUNE', code: '26740' }],
    ['the district health centre', { provinceCode: '79', districtCode: '760' }, { level: 'DISTRICT', code: '760' }],
    ['the province', { provinceCode: '79' }, { level: 'PROVINCE', code: '79' }],
    [
      'the province, as island district Cồn Cỏ has no health centre',
      { provinceCode: '45', districtCode: '471' },
      { level: 'PROVINCE', code: '45' },
    ],
  ])('%s', async (_whom, place, responsible) => {
    const { complaint, errors } = await send({ place });
    expect(errors).toEqual([]);
    expect(complaint.responsible).toMatchObject(responsible);
    expect(Date.parse(complaint.deadline) - Date.parse(complaint.recordedAt)).toBe(48 * 3_600_000);
  });
});

test('a double click and a retry are one complaint', async () => {
  const input = complaintInput();
  const answers = await Promise.all(Array.from({ length: 5 }, () => askGateway(system.gateway, FILE, { input })));
  const codes = new Set(answers.map(({ data }) => data.fileComplaint.complaint.code));
  expect(codes.size).toBe(1);
  expect((await askGateway(system.gateway, FILE, { input })).data.fileComplaint.complaint.code).toBe([...codes][0]);
});

describe('no person is shut out for what they do not have', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['one word for a name', { fullName: 'Kiệt' }, { fullName: 'Kiệt' }],
    ['a year of birth alone', { dateOfBirth: '1945' }, { dateOfBirth: '1945' }],
    ['a month of birth', { dateOfBirth: '1945-08' }, { dateOfBirth: '1945-08' }],
    ['no document: a child, with its mother’s phone', { identityDocument: null, dateOfBirth: '2015-09-02' }, { identityDocument: null }],
    [
      'a CMND of twelve digits',
      { identityDocument: { kind: 'CMND', number: '024 093 001 234' } },
      { identityDocument: { kind: 'CMND', number: '024093001234' } },
    ],
    [
      'a passport in small letters',
      { identityDocument: { kind: 'PASSPORT', number: 'b1234567' } },
      { identityDocument: { kind: 'PASSPORT', number: 'B1234567' } },
    ],
    [
      'a card number with blanks, in small letters',
      { healthInsuranceNumber: 'dn 4 79 012 345 6789' },
      { healthInsuranceNumber: 'DN4790123456789' },
    ],
    [
      'a CCCD that says another gender and year',
      { gender: 'FEMALE', dateOfBirth: '1986' },
      { cccdContradictions: ['GENDER', 'DATE_OF_BIRTH'] },
    ],
  ])('%s', async (_what, change, kept) => {
    const phone = ownPhone(); // who gives another document by the same phone is asked first
    const { complaint, errors } = await send({ complainant: { ...complaintInput().complainant, phone, ...change } });
    expect(errors).toEqual([]);
    const { data } = await askGateway(
      system.gateway,
      `query ($text: String) { complaints(filter: { text: $text }) { nodes { complainant {
        fullName dateOfBirth identityDocument { kind number } healthInsuranceNumber cccdContradictions } } } }`,
      { text: complaint.code },
      await tokenOf(system, 'xuly'),
    );
    expect(data.complaints.nodes[0].complainant).toMatchObject(kept);
  });

  test('who does not remember the day', async () => {
    const { complaint, errors } = await send({ claimedDoses: [{ doseNumber: 1, vaccineCode: 'COMIRNATY' }] });
    expect([errors, complaint.code]).toEqual([[], expect.any(String)]);
  });

  test('the same person without a document is known by phone, name and date of birth', async () => {
    const child = {
      ...complaintInput().complainant,
      identityDocument: null,
      fullName: 'Y Bliă',
      phone: ownPhone(),
    };
    expect((await send({ complainant: child })).errors).toEqual([]);
    expect((await send({ complainant: { ...child, fullName: 'Y Bliă Êban' } })).errors).toEqual([]); // a brother
    expect((await send({ complainant: child })).errors).toMatchObject([{ code: 'DUPLICATE', field: ['complainant', 'phone'] }]);
  });

  test('and who comes again with the CCCD that took the place of their CMND', async () => {
    const phone = ownPhone();
    const [cmnd, cccd, another] = [
      { kind: 'CMND', number: `02${phone.slice(-7)}` },
      { kind: 'CCCD', number: ownNumber() },
      { kind: 'CCCD', number: ownNumber() },
    ];
    const by = (identityDocument: object) => send({ complainant: { ...complaintInput().complainant, phone, identityDocument } });
    expect((await by(cmnd)).errors).toEqual([]);
    expect((await by(cccd)).errors).toMatchObject([{ code: 'DUPLICATE' }]);
    expect((await by({ kind: 'CMND', number: `03${phone.slice(-7)}` })).errors).toEqual([]); // a twin sibling, who gives the family's phone
    expect((await by(another)).errors).toMatchObject([{ code: 'DUPLICATE' }]);
  });
});

describe('what is wrong is told by field, and nothing is filed', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a blank name', { complainant: { ...complainant, fullName: '  ' } }, 'REQUIRED complainant.fullName'],
    ['a name too long', { complainant: { ...complainant, fullName: `Lý ${'x'.repeat(100)}` } }, 'TOO_LONG complainant.fullName'],
    ['a birth in the future', { complainant: { ...complainant, dateOfBirth: '2999-01-01' } }, 'INVALID complainant.dateOfBirth'],
    [
      'a CCCD with a digit missing',
      { complainant: { ...complainant, identityDocument: { kind: 'CCCD', number: '07908512345' } } },
      'INVALID complainant.identityDocument.number',
    ],
    ['a phone that is none', { complainant: { ...complainant, phone: '123' } }, 'INVALID complainant.phone'],
    ['an email that is none', { complainant: { ...complainant, email: 'kiet@' } }, 'INVALID complainant.email'],
    ['a province that does not exist', { place: { provinceCode: '03' } }, 'NOT_FOUND place.provinceCode'],
    ['a site that does not exist', { place: { provinceCode: '79', siteCode: '79.760.26740.99' } }, 'NOT_FOUND place.siteCode'],
    ['a site of another province', { place: { provinceCode: '01', siteCode: SITE } }, 'INVALID place.provinceCode'],
    [
      'an unknown vaccine',
      { claimedDoses: [{ doseNumber: 1, injectedOn: '2021-09-02', vaccineCode: 'WATER' }] },
      'NOT_FOUND claimedDoses.0.vaccineCode',
    ],
    ['a dose before the campaign', { claimedDoses: [{ doseNumber: 1, injectedOn: '2020-09-02' }] }, 'INVALID claimedDoses.0.injectedOn'],
    ['a day that does not exist', { claimedDoses: [{ doseNumber: 1, injectedOn: '2021-02-30' }] }, 'INVALID claimedDoses.0.injectedOn'],
    ['dose number 0', { claimedDoses: [{ doseNumber: 0, injectedOn: '2021-09-02' }] }, 'INVALID claimedDoses.0.doseNumber'],
    ['no dose where one is missing', { claimedDoses: [] }, 'INVALID claimedDoses'],
    [
      'ten doses',
      { claimedDoses: Array.from({ length: 10 }, () => ({ doseNumber: 1, injectedOn: '2021-09-02' })) },
      'TOO_LONG claimedDoses',
    ],
    ['a description too long', { description: 'x'.repeat(2001) }, 'TOO_LONG description'],
    ['a photo that was never uploaded', { photoIds: ['0'.repeat(32)] }, 'NOT_FOUND photoIds'],
    ['a key too short', { idempotencyKey: 'a' }, 'INVALID idempotencyKey'],
  ])('%s', async (_what, change, failure) => {
    const { complaint, errors } = await send(change);
    expect(complaint).toBeNull();
    expect(errors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`)).toEqual([failure]);
  });

  test('several at once are told at once', async () => {
    const { errors } = await send({ complainant: { ...complainant, fullName: '', phone: 'x' } });
    expect(errors).toHaveLength(2);
  });

  test.each([
    ['an unknown kind', { kind: 'BORED' }],
    ['an operator instead of a value', { place: { provinceCode: { $gt: '' } } }],
  ])('%s never reaches the procedure', async (_what, change) => {
    const { errors, data } = await askGateway(system.gateway, FILE, { input: complaintInput(change) });
    expect(data).toBeNull();
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('photos', () => {
  test('one that was uploaded belongs to the first complaint that names it', async () => {
    const { status, body } = await upload(system.gateway, await jpeg());
    expect([status, body.contentType]).toEqual([201, 'image/jpeg']);
    expect((await send({ photoIds: [body.id] })).errors).toEqual([]);
    expect((await send({ photoIds: [body.id] })).errors).toMatchObject([{ code: 'NOT_FOUND', field: ['photoIds'] }]);
  });

  test('what is no photo, and what is larger than 20 MB, is refused by name', async () => {
    expect(await upload(system.gateway, Buffer.from('not a photo'))).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'INVALID', field: ['photo'] }] },
    });
    expect(await upload(system.gateway, Buffer.alloc(20 * 1024 * 1024 + 1, 0xff))).toMatchObject({
      status: 413,
      body: { errors: [{ code: 'TOO_LONG', field: ['photo'] }] },
    });
  });

  test('are seen by the staff of the unit, without metadata, and by no one else', async () => {
    const { body } = await upload(system.gateway, await jpeg());
    await file(system.gateway, { photoIds: [body.id] });
    const get = async (username?: string) =>
      fetch(`${system.gateway}/photos/${body.id}`, {
        headers: username ? { authorization: `Bearer ${await tokenOf(system, username)}` } : {},
      });
    const own = await get('coso');
    const bytes = Buffer.from(await own.arrayBuffer());
    expect([own.status, own.headers.get('content-type'), bytes.includes('SECRET')]).toEqual([200, 'image/jpeg', false]);
    expect((await get()).status).toBe(404);
    expect((await get('soyte')).status).toBe(404);
    // A photo of a paper shows every number on it: it is for those who handle complaints.
    for (const username of ['nhaplieu', 'boyte', 'kiemtoan', 'quantri']) expect((await get(username)).status).toBe(404);
  });
});

describe('following a complaint', () => {
  const TRACK =
    'query ($code: String!, $phone: String!) { trackComplaint(code: $code, phone: $phone) { code status history { kind } reopenUntil } }';
  const track = async (code: string, phone: string) => (await askGateway(system.gateway, TRACK, { code, phone })).data.trackComplaint;

  test('by its code and phone, however they are typed', async () => {
    const { code } = await file(system.gateway);
    for (const [typed, phone] of [
      [code, '0912345678'],
      [code.toLowerCase().replaceAll('-', ' '), '+84 912 345 678'],
      [code.slice(3), '0912.345.678'],
    ]) {
      expect(await track(typed ?? '', phone ?? '')).toEqual({ code, status: 'RECEIVED', history: [{ kind: 'FILED' }], reopenUntil: null });
    }
  });

  test('not by one of them alone', async () => {
    const { code } = await file(system.gateway);
    expect(await track(code, '0912345679')).toBeNull();
    expect(await track('PA-0000-0000', '0912345678')).toBeNull();
    expect(await track(randomUUID(), 'x')).toBeNull();
  });
});
