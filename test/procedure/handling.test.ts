/** Handling complaints through the gateway, as the staff of the demo accounts. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { complaintInput, file, jpeg, SITE, upload } from './fileSample.ts';

const system = sharedSystem();
const tokens: Record<string, string> = {};
beforeAll(async () => {
  for (const username of ['xuly', 'coso', 'giamdoc', 'nhaplieu', 'soyte', 'boyte']) tokens[username] = await tokenOf(system, username);
});

const SEEN = `id code version status assignee mine citizen { id fullName version doses(includeEnded: true) { id doseNumber injectedOn lotNumber status source recordedBy endedBy supersedes { id } vaccine { code } site { code } } }
  decision { status by outcome reason note dose { id } } history { kind by note }`;
const find = async (code: string, username: string) =>
  (
    await askGateway(
      system.gateway,
      `query ($text: String) { complaints(filter: { text: $text }) { nodes { ${SEEN} } } }`,
      { text: code },
      tokens[username],
    )
  ).data.complaints.nodes[0];
const act = async (name: string, username: string, input: object) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await askGateway(
    system.gateway,
    `mutation ($input: ${type}!) { ${name}(input: $input) { complaint { ${SEEN} } errors { code field message conflict { changedBy change currentVersion } } } }`,
    { input },
    tokens[username],
  );
  if (errors.length) throw new Error(JSON.stringify(errors));
  return data[name];
};

/** Somebody on the platform, entered by the clerk, and their complaint, recognised by the system. */
async function complaintOfKnownPerson(change: Record<string, unknown> = {}) {
  const input = complaintInput(change);
  const { identityDocument, ...person } = input.complainant;
  const { data } = await askGateway(
    system.gateway,
    'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { citizen { id } errors { code field } } }',
    { input: { ...person, identityDocument, idempotencyKey: randomUUID() } },
    tokens['nhaplieu'],
  );
  expect(data.registerCitizen.errors).toEqual([]);
  const { code } = await file(system.gateway, { ...change, complainant: input.complainant });
  for (let waited = 0; waited < 10_000; waited += 100) {
    const complaint = await find(code, 'coso');
    if (complaint?.citizen) return { ...complaint, complainant: input.complainant };
    await sleep(100);
  }
  throw new Error('the person was not recognised');
}
/** As they stand on what the claimant attached. */
const papersOf = ({ complainant: { identityDocument, dateOfBirth } }: Awaited<ReturnType<typeof complaintOfKnownPerson>>) => ({
  identityDocument,
  dateOfBirth,
});
const dose = { vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', lotNumber: 'FF2153', doseNumber: 1, siteCode: SITE };

describe('whose complaint it is to handle', () => {
  test('a unit sees its own and what is below, another sees nothing of it', async () => {
    const { code } = await file(system.gateway);
    for (const username of ['coso', 'xuly', 'giamdoc', 'boyte']) expect((await find(code, username))?.code).toBe(code);
    expect(await find(code, 'soyte')).toBeUndefined();
    const { id, version } = await find(code, 'coso');
    expect((await act('claimComplaint', 'soyte', { id, version })).errors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
    expect((await act('claimComplaint', 'boyte', { id, version })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  test('a clerk has no queue', async () => {
    const { errors } = await askGateway(system.gateway, '{ complaints { nodes { code } } }', {}, tokens['nhaplieu']);
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', subgraph: 'complaints' });
  });

  test('the counts of the tabs are those of a scan', async () => {
    // Where no other test files or handles anything between the two looks.
    const province = '75';
    const unit = { unit_level: 'PROVINCE', unit_code: province };
    const token = await tokenFor(system, 'test-scan', { name: 'Lê Đếm', role: 'HANDLER', ...unit });
    const [first] = await Promise.all([1, 2, 3].map(() => file(system.gateway, { place: { provinceCode: province } })));
    const query = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version } } }';
    const [filed] = (await askGateway(system.gateway, query, { text: first?.code }, token)).data.complaints.nodes;
    const take = 'mutation ($input: ClaimComplaintInput!) { claimComplaint(input: $input) { errors { code } } }';
    await askGateway(system.gateway, take, { input: filed }, token);

    const { data } = await askGateway(system.gateway, '{ complaintCounts { mine unassigned dueSoon breached all } }', {}, token);
    expect(data.complaintCounts).toMatchObject({ mine: 1 });
    const nodes: { assignee: string | null; mine: boolean; deadline: string; closedAt: string | null }[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: { data: { complaints: { nodes: typeof nodes; pageInfo: { hasNextPage: boolean; endCursor: string } } } } =
        await askGateway(
          system.gateway,
          'query ($after: String) { complaints(first: 100, after: $after) { nodes { assignee mine deadline closedAt } pageInfo { hasNextPage endCursor } } }',
          { after },
          token,
        );
      nodes.push(...page.data.complaints.nodes);
      after = page.data.complaints.pageInfo.endCursor;
      more = page.data.complaints.pageInfo.hasNextPage;
    }
    const open = nodes.filter(({ closedAt }) => !closedAt);
    const left = ({ deadline }: { deadline: string }) => Date.parse(deadline) - Date.now();
    expect(data.complaintCounts).toEqual({
      all: nodes.length,
      mine: open.filter(({ mine }) => mine).length,
      unassigned: open.filter(({ assignee }) => !assignee).length,
      breached: open.filter((one) => left(one) < 0).length,
      dueSoon: open.filter((one) => left(one) >= 0 && left(one) < 12 * 3_600_000).length,
    });
    expect(open.map(({ deadline }) => deadline)).toEqual([...open.map(({ deadline }) => deadline)].sort());
  });
});

test('two handlers at once: one takes it, the other is told who was first', async () => {
  const { code } = await file(system.gateway);
  const { id, version } = await find(code, 'coso');
  const outcomes = await Promise.all([act('claimComplaint', 'coso', { id, version }), act('claimComplaint', 'xuly', { id, version })]);
  const winner = outcomes.find((outcome) => outcome.complaint);
  const loser = outcomes.find((outcome) => !outcome.complaint);
  expect(winner.complaint.status).toBe('IN_PROGRESS');
  expect(loser.errors).toMatchObject([
    { code: 'STALE', field: ['version'], conflict: { changedBy: winner.complaint.assignee, change: 'CLAIMED' } },
  ]);
  expect(
    (await find(code, 'coso')).history.map(({ kind }: { kind: string }) => kind).filter((kind: string) => kind === 'CLAIMED'),
  ).toHaveLength(1);
});

test('what somebody else has taken cannot be decided, and is given back only by them', async () => {
  const { code } = await file(system.gateway);
  const { id, version } = await find(code, 'coso');
  const taken = (await act('claimComplaint', 'coso', { id, version })).complaint;
  for (const [action, input] of [
    ['rejectComplaint', { reason: 'PHOTO_BLURRED' }],
    ['releaseComplaint', {}],
    ['claimComplaint', {}],
  ] as const) {
    expect((await act(action, 'giamdoc', { id, version: taken.version, ...input })).errors).toMatchObject([{ code: 'WRONG_STATE' }]);
  }
  const released = (await act('releaseComplaint', 'coso', { id, version: taken.version })).complaint;
  expect(released).toMatchObject({ status: 'RECEIVED', assignee: null });
});

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
      { doseNumber: 1, status: 'CURRENT', source: 'COMPLAINT', recordedBy: 'Lê Minh Khoa', site: { code: SITE } },
    ]);
    expect(after.decision).toMatchObject({ status: 'RESOLVED', by: 'Lê Minh Khoa', dose: { id: after.citizen.doses[0].id } });
    expect(after.history.map(({ kind }: { kind: string }) => kind)).toEqual(['FILED', 'IDENTIFIED', 'CORRECTION_DECIDED', 'RESOLVED']);
  });

  test('by correcting a dose: the old record stays, superseded', async () => {
    const first = await complaintOfKnownPerson();
    const resolved = (await act('resolveComplaint', 'coso', { id: first.id, version: first.version, recordDose: dose })).complaint;
    const [recorded] = resolved.citizen.doses;
    const { code } = await file(system.gateway, { kind: 'DOSE_WRONG' });
    const second = await find(code, 'coso');
    const identified = (
      await act('identifyComplainant', 'coso', {
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
      endedBy: string | null;
      supersedes: { id: string } | null;
    }[];
    expect(doses.find(({ id }) => id === recorded.id)).toMatchObject({
      status: 'SUPERSEDED',
      injectedOn: '2021-09-02',
      endedBy: 'Lê Minh Khoa',
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
      await act('identifyComplainant', 'coso', {
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
    expect(after.citizen.doses).toMatchObject([{ id: doseId, status: 'MOVED', endedBy: 'Lê Minh Khoa' }]);
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
      'query ($id: ID!) { citizen(id: $id) { identityStatus revisions { version fullName replacedBy reason } } }',
      { id: after.citizen.id },
      tokens['coso'],
    );
    expect(data.citizen).toEqual({
      identityStatus: 'UNVERIFIED',
      revisions: [{ version: 1, fullName: 'Lý Thường Kiệt', replacedBy: 'Lê Minh Khoa', reason: `Phản ánh ${after.code}` }],
    });
  });
});

describe('a correction that is refused leaves the complaint with its handler, and says why', () => {
  const UNTOUCHED = { status: 'RECEIVED', mine: false };
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

test('rejecting, reopening with better proof, and the mails that follow', async () => {
  const email = `kiet.${Date.now()}@thu.example`;
  const { code } = await file(system.gateway, { complainant: { ...complaintInput().complainant, email } });
  const { id, version } = await find(code, 'coso');
  const rejected = (await act('rejectComplaint', 'coso', { id, version, reason: 'PHOTO_BLURRED', note: 'Xin chụp lại.' })).complaint;
  expect(rejected).toMatchObject({ status: 'REJECTED', decision: { reason: 'PHOTO_BLURRED', note: 'Xin chụp lại.' } });
  expect((await act('rejectComplaint', 'coso', { id, version: rejected.version, reason: 'PHOTO_BLURRED' })).errors).toMatchObject([
    { code: 'WRONG_STATE' },
  ]);

  const { body } = await upload(system.gateway, await jpeg());
  const reopen = async (phone: string) =>
    (
      await askGateway(
        system.gateway,
        'mutation ($input: ReopenComplaintInput!) { reopenComplaint(input: $input) { complaint { status deadline } errors { code field } } }',
        { input: { code, phone, explanation: 'Ảnh rõ hơn.', photoIds: [body.id] } },
      )
    ).data.reopenComplaint;
  expect((await reopen('0987654321')).errors).toMatchObject([{ code: 'NOT_FOUND', field: ['code'] }]);
  expect(await reopen('0912345678')).toMatchObject({ complaint: { status: 'RECEIVED' }, errors: [] });
  expect((await reopen('0912345678')).errors).toMatchObject([{ code: 'WRONG_STATE' }]);
  expect((await find(code, 'coso')).history.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['FILED', 'REJECTED', 'REOPENED']),
  );

  const subjects = async () =>
    ((await (await fetch(`${system.mailbox}/messages`)).json()) as { to: string; subject: string }[])
      .filter(({ to }) => to === email)
      .map(({ subject }) => subject)
      .sort();
  for (let waited = 0; waited < 10_000 && (await subjects()).length < 2; waited += 200) await sleep(200);
  expect(await subjects()).toEqual([`Từ chối phản ánh ${code}`, `Đã tiếp nhận phản ánh ${code}`]);
});

test('an authority passes a complaint down to the site, and the deadline stays', async () => {
  const filed = await file(system.gateway, { place: { provinceCode: '79', districtCode: '760' } });
  const { id, version } = await find(filed.code, 'xuly');
  expect(await find(filed.code, 'coso')).toBeUndefined();
  expect((await act('transferComplaint', 'xuly', { id, version, to: '79.760.26740.99', reason: 'x' })).errors).toMatchObject([
    { code: 'NOT_FOUND', field: ['to'] },
  ]);
  expect((await act('transferComplaint', 'xuly', { id, version, to: SITE, reason: ' ' })).errors).toMatchObject([
    { code: 'REQUIRED', field: ['reason'] },
  ]);
  expect((await act('transferComplaint', 'xuly', { id, version, to: SITE, reason: 'Tiêm tại cơ sở này.' })).errors).toEqual([]);
  const { data } = await askGateway(
    system.gateway,
    'query ($id: ID!) { complaint(id: $id) { deadline responsible { level code } } }',
    { id },
    tokens['coso'],
  );
  expect(data.complaint).toEqual({ deadline: filed.deadline, responsible: { level: 'SITE', code: SITE } });
});
