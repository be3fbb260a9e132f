/** What a person may ask for of their own: a copy of everything about them, and their erasure, which two people decide. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import type { Connection } from 'mongoose';
import { askGateway } from '../harness/askGateway.ts';
import { runCommand } from '../harness/command.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { file, jpeg, SITE, upload } from '../procedure/fileSample.ts';
import { ownNumber } from '../procedure/ownNumber.ts';

const system = sharedSystem();
const place = (code: string) => ({ unit_level: 'SITE', unit_code: code });
const staff = (subject: string, role: string, site = SITE) => tokenFor(system, subject, { name: subject, role, ...place(site) });
const authority = (subject: string, unit_level: string, unit_code: string) =>
  tokenFor(system, subject, { name: subject, role: 'AUTHORITY_OFFICER', unit_level, unit_code });
const FAR_SITE = '48.490.20194.01';
const REASON = 'Không muốn lưu Ngô Văn Xoá';

let connection: Connection;
let handler: string;
let officer: string;
let farOfficer: string;
let police: string;
let auditor: string;
let province: string;
let farHandler: string;
beforeAll(async () => {
  connection = await connect(system.databaseUri, 'so_tiem_citizens');
  [handler, officer, farOfficer, police, auditor, province, farHandler] = await Promise.all([
    staff('requests-handler', 'HANDLER'),
    authority('requests-officer', 'COMMUNE', '26740'),
    authority('requests-far-officer', 'COMMUNE', '20194'),
    tokenFor(system, 'requests-police', { name: 'p', role: 'POLICE', unit_level: 'COMMUNE', unit_code: '26740' }),
    tokenOf(system, 'kiemtoan'),
    authority('requests-province', 'PROVINCE', '79'),
    staff('requests-far-handler', 'HANDLER', FAR_SITE),
  ]);
});
afterAll(async () => await connection?.close());

async function act(token: string, name: string, type: string, input: object, result: string) {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${result} errors { code field reason } } }`;
  const { data, errors } = await askGateway(system.gateway, query, { input }, token);
  return errors.length ? { errors: errors.map(({ extensions }) => extensions) } : data[name];
}
const codes = ({ errors }: { errors: { code: string; field?: string[]; reason?: string | null }[] }) => errors.map(({ code }) => code);
const read = async (token: string, query: string, variables: object) => {
  const { data, errors } = await askGateway(system.gateway, query, variables, token);
  expect(errors).toEqual([]);
  return data;
};

/** Somebody of the handler's commune with a dose that was corrected, and a complaint with a photo of their papers. */
async function person() {
  const number = ownNumber();
  const told = {
    fullName: 'Ngô Văn Xoá',
    dateOfBirth: '1985-06-01',
    gender: 'MALE',
    identityDocument: { kind: 'CCCD', number },
    phone: `09${number.slice(-8)}`,
    email: `xoa-${number}@thu.example`,
  };
  const registered = { ...told, idempotencyKey: randomUUID(), communeCode: '26740', address: '7 Hẻm Xoá' };
  const { citizen } = await act(handler, 'registerCitizen', 'RegisterCitizenInput', registered, 'citizen { id version }');
  const dose = { citizenId: citizen.id, vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', doseNumber: 1, siteCode: SITE };
  const recorded = await act(handler, 'recordDose', 'RecordDoseInput', { ...dose, idempotencyKey: randomUUID() }, 'dose { id }');
  const correction = { id: recorded.dose.id, lotNumber: 'FF2153', reason: REASON, idempotencyKey: randomUUID() };
  expect((await act(handler, 'correctDose', 'CorrectDoseInput', correction, 'dose { id }')).errors).toEqual([]);
  const { body } = await upload(system.gateway, await jpeg());
  const { code } = await file(system.gateway, { complainant: told, photoIds: [body.id] });
  const complaint = await linked(code);
  return { id: citizen.id as string, number, ...told, code, complaint };
}

/** The complaint once it was found to be about the person. */
async function linked(code: string): Promise<{ id: string; version: number }> {
  const query = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version citizen { id } } } }';
  for (let tries = 0; tries < 100; tries++, await sleep(100)) {
    const [complaint] = (await read(handler, query, { text: code })).complaints.nodes;
    if (complaint?.citizen) return { id: complaint.id, version: complaint.version };
  }
  throw new Error('the complaint was linked to nobody');
}

/** Who did something with a person's record, once the trail has it. */
async function onTrail(citizenId: string, action: string): Promise<{ actor: { id: string } }[]> {
  const query =
    'query ($subject: ID!, $action: String) { auditEntries(filter: { subject: $subject, action: $action }) { nodes { actor { id } } } }';
  for (let tries = 0; tries < 150; tries++, await sleep(200)) {
    const { nodes } = (await read(auditor, query, { subject: `citizen:${citizenId}`, action })).auditEntries;
    if (nodes.length) return nodes;
  }
  throw new Error(`${action} is not on record`);
}

async function finish({ complaint }: Awaited<ReturnType<typeof person>>, by = handler) {
  const taken = await act(by, 'claimComplaint', 'ClaimComplaintInput', complaint, 'complaint { id version }');
  const decision = { ...taken.complaint, explanation: 'đã có trên hệ thống' };
  expect((await act(by, 'resolveWithoutCorrection', 'ResolveWithoutCorrectionInput', decision, 'complaint { id }')).errors).toEqual([]);
}

/** As if the days in which it may be reopened were over. */
const letItRest = ({ complaint }: Awaited<ReturnType<typeof person>>) =>
  database('complaints')
    .collection('complaints')
    .updateOne({ _id: complaint.id as never }, { $set: { closedAt: new Date(Date.now() - 16 * 86_400_000) } });
const database = (subgraph: string) => connection.getClient().db(`so_tiem_${subgraph}`);

const papersOf = ({ id, number, dateOfBirth }: { id: string; number: string; dateOfBirth: string }) => ({
  idempotencyKey: randomUUID(),
  id,
  number,
  dateOfBirth,
  reason: REASON,
});
const order = (token: string, input: object) => act(token, 'copyPerson', 'PersonRequestInput', input, 'url');
const propose = (token: string, input: object) => act(token, 'proposeErasure', 'PersonRequestInput', input, 'erasure { id status mine }');
const decide = (token: string, how: 'confirm' | 'refuse', id: string) =>
  act(token, `${how}Erasure`, 'DecideErasureInput', { id }, 'erasure { status reason decidedBy citizen { id } }');
const download = (token: string, url: string) => fetch(system.gateway + url, { headers: { authorization: `Bearer ${token}` } });

describe('a copy', () => {
  test('is one file with everything about the person, for the one who ordered it, and on record', async () => {
    const them = await person();
    // What colleagues say to each other, and their names, are not the person's.
    const note = { id: them.complaint.id, text: 'GHI-CHU-NOI-BO' };
    expect((await act(handler, 'addNote', 'ComplaintTextInput', note, 'complaint { id }')).errors).toEqual([]);
    const taken = await act(handler, 'claimComplaint', 'ClaimComplaintInput', await linked(them.code), 'complaint { id version }');
    expect(taken.errors).toEqual([]);
    const message = { id: them.complaint.id, text: 'Xin gửi thêm ảnh phiếu tiêm' };
    expect((await act(handler, 'messageCitizen', 'ComplaintTextInput', message, 'complaint { id }')).errors).toEqual([]);
    // The copy tells who looked and changed as far as the trail has it, which is written a moment after the act.
    await onTrail(them.id, 'citizen.REGISTERED');
    const { url } = await order(handler, papersOf(them));
    const answer = await download(handler, url);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="du-lieu-ca-nhan-/);
    const text = await answer.text();
    for (const known of [them.fullName, them.number, them.phone.slice(1), them.email, '7 Hẻm Xoá', 'FF2153', them.code, 'Cán bộ xử lý'])
      expect(text).toContain(known);
    expect(text).toContain('data:image/jpeg;base64,/9j/'); // the photo itself
    for (const foreign of ['requests-handler', 'requests-officer', note.text, REASON]) expect(text).not.toContain(foreign);
    const [, json = ''] = /<script type="application\/json" id="du-lieu">(.*)<\/script>/s.exec(text) ?? [];
    expect(JSON.parse(json)).toMatchObject({ fullName: them.fullName, doses: [{}, {}], complaints: [{ code: them.code }] });

    expect((await download(officer, url)).status).toBe(404);
    expect((await fetch(system.gateway + url)).status).toBe(404);
    expect(await onTrail(them.id, 'citizen.COPIED')).toEqual([{ actor: { id: 'requests-handler' } }]);
  });

  test('tells nobody how to reach whoever filed a complaint from another phone', async () => {
    const them = await person();
    const relative = { phone: '0377123456', email: 'nguoi-khac@thu.example', address: 'Nhà người khác' };
    const { fullName, dateOfBirth, gender, identityDocument } = them;
    const complainant = { fullName, dateOfBirth, gender, identityDocument, ...relative };
    const { code } = await file(system.gateway, { complainant, fileAnyway: true });
    await linked(code);
    const { url } = await order(handler, papersOf(them));
    const text = await (await download(handler, url)).text();
    expect(text).toContain(code);
    expect(text).toContain(them.phone.slice(1));
    for (const foreign of ['377123456', '•456', relative.email, relative.address]) expect(text).not.toContain(foreign);
  });

  test('holds nothing of somebody who was merged into the record by mistake, and was separated from it', async () => {
    const [them, other] = [await person(), await person()];
    const query = 'query ($id: ID!) { citizen(id: $id) { doses { id } merges { id } } }';
    const [mine, theirs] = [(await read(handler, query, { id: them.id })).citizen, (await read(handler, query, { id: other.id })).citizen];
    const doses = [
      { id: mine.doses[0].id, doseNumber: 1 },
      { id: theirs.doses[0].id, sameAs: mine.doses[0].id },
    ];
    const which = {
      survivorId: them.id,
      survivorVersion: 1,
      duplicateId: other.id,
      duplicateVersion: 1,
      fieldsFromDuplicate: ['PHONE', 'EMAIL', 'IDENTITY_DOCUMENT'],
    };
    const merge = { ...which, idempotencyKey: randomUUID(), reason: 'x', doses };
    expect((await act(handler, 'mergeCitizens', 'MergeCitizensInput', merge, 'citizen { id }')).errors).toEqual([]);
    const { id } = (await read(handler, query, { id: them.id })).citizen.merges[0];
    const separate = { idempotencyKey: randomUUID(), id, reason: 'x' };
    expect((await act(handler, 'unmergeCitizens', 'UnmergeCitizensInput', separate, 'citizen { id }')).errors).toEqual([]);
    const { url } = await order(handler, papersOf(them));
    const text = await (await download(handler, url)).text();
    expect(text).toContain(them.email);
    for (const foreign of [other.number, other.phone.slice(1), other.email]) expect(text).not.toContain(foreign);
  });

  test('holds nothing that another one told whose complaint was joined to the person’s', async () => {
    const them = await person();
    const stranger = { fullName: 'Lê Thị Người Khác', phone: '0377000222', dateOfBirth: '1990-01-01', gender: 'FEMALE' };
    const told = { complainant: { ...stranger, identityDocument: them.identityDocument }, description: 'BI-MAT-CUA-NGUOI-KHAC' };
    const { code } = await file(system.gateway, told);
    const FIND = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version } } }';
    const other = (await read(handler, FIND, { text: code })).complaints.nodes[0];
    const both = { ...(await linked(them.code)), duplicateId: other.id, duplicateVersion: other.version };
    expect(await act(handler, 'mergeComplaints', 'MergeComplaintsInput', both, 'complaint { id }')).toMatchObject({
      errors: [{ code: 'INVALID', reason: 'PERHAPS_ANOTHER_PERSON' }],
    });
    const anyway = { ...both, mergeAnyway: true };
    expect((await act(handler, 'mergeComplaints', 'MergeComplaintsInput', anyway, 'complaint { id }')).errors).toEqual([]);
    const { url } = await order(handler, papersOf(them));
    const text = await (await download(handler, url)).text();
    expect(text).toContain(them.code);
    for (const foreign of [told.description, '377000222', stranger.fullName]) expect(text).not.toContain(foreign);
  });

  test.each<[string, () => string, object, string[], string[]]>([
    ['a number that is not theirs', () => handler, { number: '079085000000' }, ['INVALID'], ['number']],
    ['no number, where one is on record', () => handler, { number: null }, ['INVALID'], ['number']],
    ['another day of birth', () => handler, { dateOfBirth: '1985-06-02' }, ['INVALID'], ['dateOfBirth']],
    ['no reason', () => handler, { reason: ' ' }, ['REQUIRED'], ['reason']],
    ['somebody who does not see the person', () => farOfficer, {}, ['FORBIDDEN'], []],
    ['a role that sees no doses', () => police, {}, ['FORBIDDEN'], []],
  ])('is not given for %s', async (_, token, change, expected, field) => {
    const { errors, url } = await order(token(), { ...papersOf(await person()), ...change });
    expect(url ?? null).toBeNull();
    expect(codes({ errors })).toEqual(expected);
    expect(errors[0].field).toEqual(field);
  });
});

describe('an erasure', () => {
  test('waits until no complaint is open, then for a second person of the unit, who may also refuse', async () => {
    const them = await person();
    expect(await propose(handler, papersOf(them))).toMatchObject({ errors: [{ code: 'WRONG_STATE', reason: 'OPEN_COMPLAINTS' }] });
    await finish(them);
    // It may still be reopened, and would then be answered by nobody.
    expect(await propose(handler, papersOf(them))).toMatchObject({ errors: [{ reason: 'OPEN_COMPLAINTS' }] });
    await letItRest(them);
    const { erasure } = await propose(handler, papersOf(them));
    expect(erasure).toMatchObject({ status: 'WAITING', mine: true });
    expect(codes(await propose(officer, papersOf(them)))).toEqual(['DUPLICATE']);
    expect(codes(await decide(handler, 'confirm', erasure.id))).toEqual(['FORBIDDEN']);
    expect(codes(await decide(farOfficer, 'confirm', erasure.id))).toEqual(['FORBIDDEN']);
    expect(codes(await decide(farOfficer, 'refuse', erasure.id))).toEqual(['FORBIDDEN']);
    const WAITING = '{ erasures { nodes { id } } }';
    expect((await read(officer, WAITING, {})).erasures.nodes).toContainEqual({ id: erasure.id });
    expect((await read(farOfficer, WAITING, {})).erasures.nodes).toEqual([]);
    expect(await decide(officer, 'refuse', erasure.id)).toMatchObject({
      errors: [],
      erasure: { status: 'REFUSED', decidedBy: 'requests-officer' },
    });
    expect(codes(await decide(officer, 'confirm', erasure.id))).toEqual(['WRONG_STATE']);
    expect(await read(handler, 'query ($id: ID!) { citizen(id: $id) { fullName } }', { id: them.id })).toEqual({
      citizen: { fullName: them.fullName },
    });
  });

  test('is not one’s own to confirm, whatever the role', async () => {
    const them = await person();
    await finish(them);
    await letItRest(them);
    const { erasure } = await propose(officer, papersOf(them));
    expect(codes(await decide(officer, 'confirm', erasure.id))).toEqual(['FORBIDDEN']);
  });

  test('is confirmed by nobody who decided a complaint that goes, and shows which those are to who confirms', async () => {
    const them = await person();
    await finish(them, officer);
    await letItRest(them);
    const { erasure } = await propose(handler, papersOf(them));
    const GOING = 'query ($id: ID!) { citizen(id: $id) { erasure { complaints { kind status decidedBy } } } }';
    const going = { kind: 'DOSE_MISSING', status: 'RESOLVED', decidedBy: ['requests-officer'] };
    expect((await read(province, GOING, { id: them.id })).citizen.erasure).toEqual({ complaints: [going] });
    expect((await read(handler, GOING, { id: them.id })).citizen.erasure).toEqual({ complaints: null });
    expect(await decide(officer, 'confirm', erasure.id)).toMatchObject({ errors: [{ code: 'FORBIDDEN', reason: 'DECIDED_BY_YOU' }] });
    expect((await decide(province, 'confirm', erasure.id)).errors).toEqual([]);
  });

  test('is confirmed by nobody who joined a complaint that goes to another', async () => {
    const them = await person();
    const { fullName, dateOfBirth, gender, identityDocument, phone } = them;
    const { code } = await file(system.gateway, {
      complainant: { fullName, dateOfBirth, gender, identityDocument, phone },
      fileAnyway: true,
    });
    const other = await linked(code);
    const both = { ...them.complaint, duplicateId: other.id, duplicateVersion: other.version };
    expect((await act(officer, 'mergeComplaints', 'MergeComplaintsInput', both, 'complaint { id }')).errors).toEqual([]);
    await finish({ ...them, complaint: await linked(them.code) });
    await letItRest(them);
    const { erasure } = await propose(handler, papersOf(them));
    expect(await decide(officer, 'confirm', erasure.id)).toMatchObject({ errors: [{ reason: 'DECIDED_BY_YOU' }] });
    const GOING = '{ erasures(first: 100) { nodes { id complaints { status decidedBy } } } }';
    const { nodes } = (await read(officer, GOING, {})).erasures;
    expect(nodes.find(({ id }: { id: string }) => id === erasure.id).complaints).toEqual([
      { status: 'RESOLVED', decidedBy: ['requests-handler'] },
      { status: 'MERGED', decidedBy: ['requests-officer'] },
    ]);
  });

  test('tells which complaints go to those alone who may confirm it', async () => {
    const them = await person();
    await finish(them);
    await letItRest(them);
    await propose(officer, papersOf(them));
    const search = { identityDocument: them.number, dateOfBirth: them.dateOfBirth };
    const FOUND =
      'query ($search: CitizenSearch!) { citizens(search: $search) { nodes { erasure { mine merged { id } complaints { kind } } } } }';
    const going = async (token: string) => (await read(token, FOUND, { search })).citizens.nodes[0].erasure;
    expect(await going(province)).toEqual({ mine: false, merged: [], complaints: [{ kind: 'DOSE_MISSING' }] });
    expect(await going(officer)).toEqual({ mine: true, merged: null, complaints: null });
    expect(await going(farOfficer)).toEqual({ mine: false, merged: null, complaints: null });
    expect(await going(handler)).toEqual({ mine: false, merged: null, complaints: null });
  });

  test('keeps the record from being merged while it waits; one that was merged all the same hides no others', async () => {
    const [them, other] = [await person(), await person()];
    for (const each of [them, other]) {
      await finish(each);
      await letItRest(each);
    }
    const { erasure } = await propose(handler, papersOf(them));
    const merge = { idempotencyKey: randomUUID(), survivorId: other.id, survivorVersion: 1, duplicateId: them.id, duplicateVersion: 1 };
    const rest = { reason: REASON, fieldsFromDuplicate: [], doses: [] };
    expect(await act(handler, 'mergeCitizens', 'MergeCitizensInput', { ...merge, ...rest }, 'citizen { id }')).toMatchObject({
      errors: [{ code: 'WRONG_STATE', field: ['duplicateId'], reason: 'ERASURE_WAITING' }],
    });
    // One that nobody decided in time is shown to nobody, and is in the way of nothing.
    const askedAt = (at: Date) =>
      database('citizens')
        .collection('erasures')
        .updateOne({ _id: erasure.id as never }, { $set: { at } });
    await askedAt(new Date(Date.now() - 31 * 86_400_000));
    const OF_PERSON = 'query ($id: ID!) { citizen(id: $id) { erasure { id } } }';
    expect((await read(handler, OF_PERSON, { id: them.id })).citizen.erasure).toBeNull();
    const again = { ...merge, ...rest, idempotencyKey: randomUUID() };
    const outcome = await act(handler, 'mergeCitizens', 'MergeCitizensInput', again, 'citizen { id }');
    expect(outcome.errors).not.toContainEqual(expect.objectContaining({ reason: 'ERASURE_WAITING' }));
    await askedAt(new Date());
    await database('citizens')
      .collection('citizens')
      .updateOne({ _id: them.id as never }, { $set: { mergedInto: other.id } });
    const WAITING = '{ erasures(first: 100) { nodes { id complaints { kind } } } }';
    expect((await read(officer, WAITING, {})).erasures.nodes).toContainEqual({ id: erasure.id, complaints: null });
    expect(codes(await decide(officer, 'confirm', erasure.id))).toEqual(['WRONG_STATE']);
    expect((await decide(officer, 'refuse', erasure.id)).errors).toEqual([]);
  });

  test('is decided where the person lives, also when it is brought from elsewhere with a dose that was just recorded', async () => {
    const them = await person();
    await finish(them);
    await letItRest(them);
    const search = { identityDocument: them.number, dateOfBirth: them.dateOfBirth };
    await read(farHandler, 'query ($search: CitizenSearch!) { citizens(search: $search) { nodes { id } } }', { search });
    const dose = { citizenId: them.id, vaccineCode: 'COMIRNATY', injectedOn: '2021-12-02', doseNumber: 2, siteCode: FAR_SITE };
    const recorded = await act(farHandler, 'recordDose', 'RecordDoseInput', { ...dose, idempotencyKey: randomUUID() }, 'dose { id }');
    expect(recorded.errors).toEqual([]);
    const proposed = async () => (await propose(farHandler, papersOf(them))).erasure.id;
    const first = await proposed();
    expect(codes(await decide(farOfficer, 'confirm', first))).toEqual(['FORBIDDEN']);
    expect((await decide(farHandler, 'refuse', first)).errors).toEqual([]);
    expect((await decide(province, 'confirm', await proposed())).errors).toEqual([]);
  });

  test('is proposed anew where the record was changed since; the one before lapses', async () => {
    const them = await person();
    await finish(them);
    await letItRest(them);
    const { erasure } = await propose(handler, papersOf(them));
    const change = { idempotencyKey: randomUUID(), id: them.id, version: 1, reason: 'Sửa', address: '8 Hẻm Xoá' };
    expect((await act(handler, 'correctCitizen', 'CorrectCitizenInput', change, 'citizen { id }')).errors).toEqual([]);
    expect(await decide(officer, 'confirm', erasure.id)).toMatchObject({ errors: [{ reason: 'CHANGED_SINCE' }] });
    const { erasure: anew } = await propose(handler, papersOf(them));
    expect(codes(await decide(officer, 'refuse', erasure.id))).toEqual(['WRONG_STATE']);
    expect((await decide(officer, 'confirm', anew.id)).errors).toEqual([]);
  });

  test('takes nobody along who was merged into the record lately, and shows who goes with it', async () => {
    const [them, other] = [await person(), await person()];
    for (const each of [them, other]) {
      await finish(each);
      await letItRest(each);
    }
    const doses = await read(handler, 'query ($id: ID!) { citizen(id: $id) { doses { id } } }', { id: other.id });
    const own = await read(handler, 'query ($id: ID!) { citizen(id: $id) { doses { id } } }', { id: them.id });
    const [mine, theirs] = [own.citizen.doses[0].id, doses.citizen.doses[0].id];
    const merge = { idempotencyKey: randomUUID(), survivorId: them.id, survivorVersion: 1, duplicateId: other.id, duplicateVersion: 1 };
    const rest = {
      reason: REASON,
      fieldsFromDuplicate: [],
      doses: [
        { id: mine, doseNumber: 1 },
        { id: theirs, sameAs: mine },
      ],
    };
    expect((await act(handler, 'mergeCitizens', 'MergeCitizensInput', { ...merge, ...rest }, 'citizen { id }')).errors).toEqual([]);
    expect(await propose(handler, papersOf(them))).toMatchObject({ errors: [{ code: 'WRONG_STATE', reason: 'MERGED_LATELY' }] });
    const long = new Date(Date.now() - 16 * 86_400_000);
    await database('citizens')
      .collection('citizen_merges')
      .updateOne({ survivorId: them.id }, { $set: { at: long } });
    const { erasure } = await propose(handler, papersOf(them));
    const GOING = '{ erasures(first: 100) { nodes { id merged { id } complaints { kind } } } }';
    const { nodes } = (await read(officer, GOING, {})).erasures;
    expect(nodes).toContainEqual({ id: erasure.id, merged: [{ id: other.id }], complaints: [expect.anything(), expect.anything()] });
  });

  test('is not held up by a complaint that was taken back', async () => {
    const them = await person();
    const taken = { code: them.code, phone: them.phone };
    expect((await act('', 'withdrawComplaint', 'WithdrawComplaintInput', taken, 'complaint { status }')).errors).toEqual([]);
    expect((await propose(handler, papersOf(them))).errors).toEqual([]);
  });

  test('leaves nothing of the person but the injection, and a chain that is whole', async () => {
    const them = await person();
    await finish(them);
    await letItRest(them);
    await mailsAreOut();
    const { erasure } = await propose(handler, papersOf(them));
    expect(await decide(officer, 'confirm', erasure.id)).toMatchObject({
      errors: [],
      erasure: { status: 'CONFIRMED', reason: null, citizen: null },
    });

    const track = 'query ($code: String!, $phone: String!) { trackComplaint(code: $code, phone: $phone) { code } }';
    const SEEN = 'query ($id: ID!, $complaint: ID!) { citizen(id: $id) { id } complaint(id: $complaint) { id } }';
    const seen = await read(handler, SEEN, { id: them.id, complaint: them.complaint.id });
    expect(seen).toEqual({ citizen: null, complaint: null });
    expect((await askGateway(system.gateway, track, { code: them.code, phone: them.phone })).data).toEqual({ trackComplaint: null });

    const doses = await database('doses').collection('doses').find({ citizenId: them.id }).sort({ recordedAt: 1 }).toArray();
    expect(doses.map(({ status, end }) => [status, end?.reason ?? null])).toEqual([
      ['SUPERSEDED', null],
      ['CURRENT', null],
    ]);
    const again = { citizenId: them.id, vaccineCode: 'COMIRNATY', injectedOn: '2022-02-02', doseNumber: 2, siteCode: SITE };
    expect(codes(await act(handler, 'recordDose', 'RecordDoseInput', { ...again, idempotencyKey: randomUUID() }, 'dose { id }'))).toEqual([
      'NOT_FOUND',
    ]);
    expect(await database('complaints').collection('photos').findOne({ complaintId: them.complaint.id })).toBeNull();
    expect(await database('complaints').collection('erased_complaints').findOne({ code: them.code })).toMatchObject({ why: 'PERSON' });

    const subject = `citizen:${them.id}`;
    const TRAIL =
      'query ($subject: ID!) { auditEntries(filter: { subject: $subject, kind: CHANGE }, first: 100) { nodes { action changes { name } changesErased } } }';
    for (let tries = 0; ; tries++, await sleep(200)) {
      const { nodes } = (await read(auditor, TRAIL, { subject })).auditEntries;
      const actions = nodes.map(({ action }: { action: string }) => action);
      if (
        !['citizen.ERASED', 'citizen.REGISTERED', 'complaint.ERASED', 'dose.REASONS_ERASED'].every((action) => actions.includes(action))
      ) {
        if (tries > 100) throw new Error(`on record: ${actions}`);
        continue;
      }
      expect(nodes.flatMap(({ changes }: { changes: unknown[] }) => changes)).toEqual([]);
      expect(nodes.find(({ action }: { action: string }) => action === 'citizen.REGISTERED')).toMatchObject({ changesErased: true });
      break;
    }
    expect(await placesOf(them.id, them.complaint.id)).toEqual([
      'so_tiem_audit.audit_entries',
      'so_tiem_audit.audit_erased',
      'so_tiem_audit.audit_segments',
      'so_tiem_citizens.access_grants', // for an hour, by the id alone
      'so_tiem_citizens.erased_citizens',
      'so_tiem_citizens.erasures',
      'so_tiem_complaints.erased_complaints',
      'so_tiem_complaints.outbox',
      'so_tiem_doses.doses',
    ]);
    const { code, output } = await runCommand(system, 'scripts/auditVerify.ts');
    expect([code, output]).toEqual([0, expect.stringContaining('the chain is whole')]);
  });

  test('takes no complaint that is not linked to the record, whatever number it gives', async () => {
    const them = await person();
    const other = { fullName: 'Lê Thị Người Khác', phone: '0987000111', dateOfBirth: '1990-01-01', gender: 'FEMALE' };
    const { code } = await file(system.gateway, { complainant: { ...other, identityDocument: them.identityDocument } });
    await finish(them);
    await letItRest(them);
    const { erasure } = await propose(handler, papersOf(them));
    expect((await decide(officer, 'confirm', erasure.id)).errors).toEqual([]);
    const FIND = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { code } } }';
    expect((await read(handler, FIND, { text: code })).complaints.nodes).toEqual([{ code }]);
  });

  test('a number is one person’s, however many enter it at the same time', async () => {
    const number = ownNumber();
    const fields = { fullName: 'Ngô Văn Đua', dateOfBirth: '1985-06-01', gender: 'MALE', communeCode: '26740' };
    const enter = () => {
      const entered = { ...fields, idempotencyKey: randomUUID(), identityDocument: { kind: 'CCCD', number } };
      return act(handler, 'registerCitizen', 'RegisterCitizenInput', entered, 'citizen { id }');
    };
    const outcomes = await Promise.all(Array.from({ length: 4 }, enter));
    expect(outcomes.map((outcome) => codes(outcome).join()).sort()).toEqual(['', 'DUPLICATE', 'DUPLICATE', 'DUPLICATE']);
  });

  test('a number of another record is nobody else’s to take', async () => {
    const [them, other] = [await person(), await person()];
    const { version } = (await read(handler, 'query ($id: ID!) { citizen(id: $id) { version } }', { id: other.id })).citizen;
    const taking = { idempotencyKey: randomUUID(), id: other.id, version, identityDocument: them.identityDocument, reason: 'x' };
    expect(await act(handler, 'correctCitizen', 'CorrectCitizenInput', taking, 'citizen { id }')).toMatchObject({
      errors: [{ code: 'DUPLICATE', field: ['identityDocument', 'number'] }],
    });
  });

  /** Collections in which an id of the person's stands. */
  async function placesOf(...ids: string[]): Promise<string[]> {
    const client = connection.getClient();
    const { databases } = await client.db('admin').admin().listDatabases();
    const found = new Set<string>();
    for (const { name } of databases.filter(({ name }) => name.startsWith('so_tiem')))
      for (const collection of await client.db(name).listCollections().toArray())
        for await (const record of client.db(name).collection(collection.name).find()) {
          const text = JSON.stringify(record);
          if (ids.some((id) => text.includes(id))) found.add(`${name}.${collection.name}`);
        }
    return [...found].sort();
  }

  /** What waits to be sent holds the person's address. */
  async function mailsAreOut() {
    for (let tries = 0; tries < 100; tries++, await sleep(100))
      if (!(await database('complaints').collection('outbox').countDocuments({ kind: 'sendMail', doneAt: null, deadAt: null }))) return;
    throw new Error('mails wait');
  }
});
