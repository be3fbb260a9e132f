/** An erasure: proposed by one, confirmed by another, complete, and on record. */

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { file } from '../procedure/fileSample.ts';
import {
  act,
  cleanUp,
  codes,
  database,
  decide,
  FAR_SITE,
  farHandler,
  farOfficer,
  finish,
  handler,
  letItRest,
  linked,
  officer,
  papersOf,
  person,
  prepare,
  propose,
  province,
  REASON,
  read,
  system,
} from './personalRequests.ts';

beforeAll(prepare);
afterAll(cleanUp);

describe('an erasure', () => {
  test('waits until no complaint is open, then for a second person of the unit, who may also refuse', async () => {
    const them = await person();
    expect(await propose(handler, papersOf(them))).toMatchObject({ errors: [{ code: 'WRONG_STATE', reason: 'OPEN_COMPLAINTS' }] });
    await finish(them);
    // It may still be reopened, and would then be answered by nobody.
    expect(await propose(handler, papersOf(them))).toMatchObject({ errors: [{ reason: 'OPEN_COMPLAINTS' }] });
    await letItRest(them);
    const { erasure } = await propose(handler, papersOf(them));
    expect(erasure).toMatchObject({ status: 'WAITING', viewerCanConfirm: false });
    expect(codes(await propose(officer, papersOf(them)))).toEqual(['DUPLICATE']);
    expect(codes(await decide(handler, 'confirm', erasure.id))).toEqual(['FORBIDDEN']);
    expect(codes(await decide(farOfficer, 'confirm', erasure.id))).toEqual(['FORBIDDEN']);
    expect(codes(await decide(farOfficer, 'refuse', erasure.id))).toEqual(['FORBIDDEN']);
    const WAITING = '{ erasures { nodes { id } } }';
    expect((await read(officer, WAITING, {})).erasures.nodes).toContainEqual({ id: erasure.id });
    expect((await read(farOfficer, WAITING, {})).erasures.nodes).toEqual([]);
    expect(await decide(officer, 'refuse', erasure.id)).toMatchObject({
      errors: [],
      erasure: { status: 'REFUSED', decidedBy: { name: 'requests-officer' } },
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

  test('is not confirmed by a decider of a complaint that goes, and shows which those are to who confirms', async () => {
    const them = await person();
    await finish(them, officer);
    await letItRest(them);
    const { erasure } = await propose(handler, papersOf(them));
    const GOING = 'query ($id: ID!) { citizen(id: $id) { erasure { complaints { kind status decidedBy { name } } } } }';
    const going = { kind: 'DOSE_MISSING', status: 'RESOLVED', decidedBy: [{ name: 'requests-officer' }] };
    expect((await read(province, GOING, { id: them.id })).citizen.erasure).toEqual({ complaints: [going] });
    expect((await read(handler, GOING, { id: them.id })).citizen.erasure).toEqual({ complaints: null });
    expect(await decide(officer, 'confirm', erasure.id)).toMatchObject({ errors: [{ code: 'FORBIDDEN', reason: 'DECIDED_BY_YOU' }] });
    expect((await decide(province, 'confirm', erasure.id)).errors).toEqual([]);
  });

  test('is not confirmed by who merged a complaint that goes into another', async () => {
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
    const GOING = '{ erasures(first: 100) { nodes { id complaints { status decidedBy { name } } } } }';
    const { nodes } = (await read(officer, GOING, {})).erasures;
    expect(nodes.find(({ id }: { id: string }) => id === erasure.id).complaints).toEqual([
      { status: 'RESOLVED', decidedBy: [{ name: 'requests-handler' }] },
      { status: 'MERGED', decidedBy: [{ name: 'requests-officer' }] },
    ]);
  });

  test('tells which complaints go to those alone who may confirm it', async () => {
    const them = await person();
    await finish(them);
    await letItRest(them);
    await propose(officer, papersOf(them));
    const search = { identityDocument: them.number, dateOfBirth: them.dateOfBirth };
    const FOUND =
      'query ($search: CitizenSearchInput!) { citizens(search: $search) { nodes { erasure { viewerCanConfirm merged { id } complaints { kind } } } } }';
    const going = async (token: string) => (await read(token, FOUND, { search })).citizens.nodes[0].erasure;
    expect(await going(province)).toEqual({ viewerCanConfirm: true, merged: [], complaints: [{ kind: 'DOSE_MISSING' }] });
    expect(await going(officer)).toEqual({ viewerCanConfirm: false, merged: null, complaints: null });
    expect(await going(farOfficer)).toEqual({ viewerCanConfirm: false, merged: null, complaints: null });
    expect(await going(handler)).toEqual({ viewerCanConfirm: false, merged: null, complaints: null });
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
    await read(farHandler, 'query ($search: CitizenSearchInput!) { citizens(search: $search) { nodes { id } } }', { search });
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

  test('takes no one along who was merged into the record lately, and shows who goes with it', async () => {
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
});
