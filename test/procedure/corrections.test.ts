/** Resolving changes the dose or the person through their own subgraph, or says why it does not. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { file, SITE } from './fileSample.ts';
import { act, complaintOfKnownPerson, dose, find, papersOf, prepare, system, tokens } from './handlingTests.ts';

beforeAll(prepare);

describe('resolving changes the dose or the person through their own subgraph', () => {
  test('by recording the missing dose', async () => {
    const complaint = await complaintOfKnownPerson();
    const { complaint: after, errors } = await act('resolveComplaint', 'coso', {
      id: complaint.id,
      version: complaint.version,
      note: 'Đã bổ sung mũi 1.',
      recordDose: dose,
    });
    expect(errors).toEqual([]);
    expect(after.status).toBe('RESOLVED');
    expect(after.citizen.doses).toMatchObject([
      { doseNumber: 1, status: 'CURRENT', source: 'COMPLAINT', recordedBy: { name: 'Lê Minh Khoa' }, site: { code: SITE } },
    ]);
    expect(after.decision).toMatchObject({ status: 'RESOLVED', by: { name: 'Lê Minh Khoa' }, dose: { id: after.citizen.doses[0].id } });
    expect(after.history.map(({ kind }: { kind: string }) => kind)).toEqual(['FILED', 'LINKED', 'CORRECTION_DECIDED', 'RESOLVED']);
  });

  test('by correcting a dose: the old record stays, superseded', async () => {
    const first = await complaintOfKnownPerson();
    const resolved = (await act('resolveComplaint', 'coso', { id: first.id, version: first.version, recordDose: dose })).complaint;
    const [recorded] = resolved.citizen.doses;
    const { code } = await file(system.gateway, { kind: 'DOSE_WRONG' });
    const second = await find(code, 'coso');
    const identified = (
      await act('linkCitizen', 'coso', {
        id: second.id,
        version: second.version,
        citizenId: resolved.citizen.id,
        papers: papersOf(first),
      })
    ).complaint;
    const { complaint: after, errors } = await act('resolveComplaint', 'coso', {
      id: identified.id,
      version: identified.version,
      correctDose: { doseId: recorded.id, injectedOn: '2021-09-03' },
    });
    expect(errors).toEqual([]);
    const doses = after.citizen.doses as {
      id: string;
      status: string;
      injectedOn: string;
      lotNumber: string;
      endedBy: { name: string } | null;
      supersedes: { id: string } | null;
    }[];
    expect(doses.find(({ id }) => id === recorded.id)).toMatchObject({
      status: 'SUPERSEDED',
      injectedOn: '2021-09-02',
      endedBy: { name: 'Lê Minh Khoa' },
    });
    expect(doses.find(({ status }) => status === 'CURRENT')).toMatchObject({
      injectedOn: '2021-09-03',
      lotNumber: 'FF2153',
      supersedes: { id: recorded.id },
    });
  });

  test('by declaring a dose void', async () => {
    const first = await complaintOfKnownPerson();
    const resolved = (await act('resolveComplaint', 'coso', { id: first.id, version: first.version, recordDose: dose })).complaint;
    const { code } = await file(system.gateway, { kind: 'DOSES_OF_ANOTHER', claimedDoses: [] });
    const second = await find(code, 'coso');
    const identified = (
      await act('linkCitizen', 'coso', {
        id: second.id,
        version: second.version,
        citizenId: resolved.citizen.id,
        papers: papersOf(first),
      })
    ).complaint;
    const { complaint: after } = await act('resolveComplaint', 'coso', {
      id: identified.id,
      version: identified.version,
      voidDose: { doseId: resolved.citizen.doses[0].id },
    });
    expect(after.citizen.doses).toMatchObject([{ status: 'VOIDED' }]);
  });

  test('by moving a dose to the person to whom it was given: it counts there, and no longer here', async () => {
    const [complaint, other] = [await complaintOfKnownPerson(), await complaintOfKnownPerson()];
    const recorded = (await act('resolveComplaint', 'coso', { id: other.id, version: other.version, recordDose: dose })).complaint;
    const { code } = await file(system.gateway, { complainant: other.complainant, kind: 'DOSES_OF_ANOTHER' });
    let again = await find(code, 'coso');
    for (let waited = 0; !again.citizen && waited < 100; waited++) {
      await sleep(100);
      again = await find(code, 'coso');
    }
    const [{ id: doseId }] = recorded.citizen.doses;
    const { complaint: after, errors } = await act('resolveComplaint', 'coso', {
      id: again.id,
      version: again.version,
      moveDose: { doseId, toCitizenId: complaint.citizen.id, doseNumber: 2 },
    });
    expect(errors).toEqual([]);
    expect(after).toMatchObject({ status: 'RESOLVED', decision: { outcome: 'DOSE_MOVED' } });
    expect(after.citizen.doses).toMatchObject([{ id: doseId, status: 'MOVED', endedBy: { name: 'Lê Minh Khoa' } }]);
    expect((await find(complaint.code, 'coso')).citizen.doses).toMatchObject([
      { doseNumber: 2, status: 'CURRENT', supersedes: { id: doseId }, lotNumber: 'FF2153' },
    ]);
  });

  test('by an explanation, where there is nothing to change', async () => {
    const complaint = await complaintOfKnownPerson();
    const { id, version } = complaint;
    expect((await act('resolveWithoutCorrection', 'coso', { id, version, explanation: ' ' })).errors).toMatchObject([
      { code: 'REQUIRED', field: ['explanation'] },
    ]);
    const explanation = 'Mũi tiêm đã có trên hệ thống từ ngày 3/9.';
    const { complaint: after } = await act('resolveWithoutCorrection', 'coso', { id, version, explanation });
    expect(after).toMatchObject({ status: 'RESOLVED', decision: { outcome: 'NOTHING_TO_CHANGE', note: explanation } });
  });

  test('by correcting the person, who then is to be verified again', async () => {
    const complaint = await complaintOfKnownPerson({ kind: 'PERSON_WRONG', claimedDoses: [] });
    const { complaint: after } = await act('resolveComplaint', 'coso', {
      id: complaint.id,
      version: complaint.version,
      correctCitizen: { citizenVersion: complaint.citizen.version, fullName: 'Lý Thường Kiêt' },
    });
    expect(after).toMatchObject({ status: 'RESOLVED', citizen: { fullName: 'Lý Thường Kiêt', version: 2 } });
    const { data } = await askGateway(
      system.gateway,
      'query ($id: ID!) { citizen(id: $id) { identityStatus revisions { version fullName replacedBy { name } reason } } }',
      { id: after.citizen.id },
      tokens['coso'],
    );
    expect(data.citizen).toEqual({
      identityStatus: 'UNVERIFIED',
      revisions: [{ version: 1, fullName: 'Lý Thường Kiệt', replacedBy: { name: 'Lê Minh Khoa' }, reason: `Phản ánh ${after.code}` }],
    });
  });
});

describe('a correction that is refused leaves the complaint with its handler, and says why', () => {
  const UNTOUCHED = { status: 'RECEIVED', assignee: null };
  test.each<[string, object, string, object]>([
    ['a dose in the future', { ...dose, injectedOn: '2999-01-01' }, 'INVALID recordDose.injectedOn', UNTOUCHED],
    ['an unknown vaccine', { ...dose, vaccineCode: 'WATER' }, 'NOT_FOUND recordDose.vaccineCode', UNTOUCHED],
    ['a site outside of the territory', { ...dose, siteCode: '01.001.00001.01' }, 'FORBIDDEN recordDose.siteCode', UNTOUCHED],
  ])('%s', async (_what, recordDose, failure, left) => {
    const complaint = await complaintOfKnownPerson();
    const { errors } = await act('resolveComplaint', 'coso', { id: complaint.id, version: complaint.version, recordDose });
    expect(errors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`)).toEqual([failure]);
    const after = await find(complaint.code, 'coso');
    expect(after).toMatchObject({ ...left, citizen: { doses: [] } });
  });

  test('the same dose number twice', async () => {
    const complaint = await complaintOfKnownPerson();
    const input = { ...dose, citizenId: complaint.citizen.id, idempotencyKey: randomUUID() };
    await askGateway(
      system.gateway,
      'mutation ($input: RecordDoseInput!) { recordDose(input: $input) { errors { code } } }',
      { input },
      tokens['coso'],
    );
    const { errors } = await act('resolveComplaint', 'coso', { id: complaint.id, version: complaint.version, recordDose: dose });
    expect(errors).toMatchObject([{ code: 'DUPLICATE', field: ['recordDose', 'doseNumber'] }]);
  });

  test('no correction, or two', async () => {
    const complaint = await complaintOfKnownPerson();
    for (const corrections of [{}, { recordDose: dose, voidDose: { doseId: 'x' } }]) {
      expect(
        (await act('resolveComplaint', 'coso', { id: complaint.id, version: complaint.version, ...corrections })).errors,
      ).toMatchObject([{ code: 'INVALID' }]);
    }
  });
});
