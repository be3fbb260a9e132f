/** A copy of everything about a person: who orders it, what it holds, and what of others it does not. */

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { file } from '../procedure/fileSample.ts';
import {
  act,
  cleanUp,
  codes,
  download,
  farOfficer,
  handler,
  linked,
  officer,
  onTrail,
  order,
  papersOf,
  person,
  police,
  prepare,
  REASON,
  read,
  system,
} from './personalRequests.ts';

beforeAll(prepare);
afterAll(cleanUp);

describe('a copy', () => {
  test('is one file with everything about the person, for the one who ordered it, and on record', async () => {
    const them = await person();
    // What colleagues say to each other, and their names, are not the person's.
    const note = { id: them.complaint.id, text: 'GHI-CHU-NOI-BO' };
    expect((await act(handler, 'addNote', 'AddNoteInput', note, 'complaint { id }')).errors).toEqual([]);
    const taken = await act(handler, 'claimComplaint', 'ClaimComplaintInput', await linked(them.code), 'complaint { id version }');
    expect(taken.errors).toEqual([]);
    const message = { id: them.complaint.id, text: 'Xin gửi thêm ảnh phiếu tiêm' };
    expect((await act(handler, 'messageCitizen', 'MessageCitizenInput', message, 'complaint { id }')).errors).toEqual([]);
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

  test('does not say how to reach the citizen who filed from another phone', async () => {
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

  test('holds nothing of a person who was merged into the record by mistake, and unmerged', async () => {
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
