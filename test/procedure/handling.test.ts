/** Handling a complaint: whose it is, claimed, transferred, rejected and reopened. */

import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { tokenFor } from '../harness/tokens.ts';
import { complaintInput, file, jpeg, SITE, upload } from './fileSample.ts';
import { act, find, prepare, system, tokens } from './handlingTests.ts';

beforeAll(prepare);

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
    const nodes: { assignee: { id: string } | null; deadline: string; closedAt: string | null }[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: { data: { complaints: { nodes: typeof nodes; pageInfo: { hasNextPage: boolean; endCursor: string } } } } =
        await askGateway(
          system.gateway,
          'query ($after: String) { complaints(first: 100, after: $after) { nodes { assignee { id } deadline closedAt } pageInfo { hasNextPage endCursor } } }',
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
      mine: open.filter(({ assignee }) => assignee?.id === 'test-scan').length,
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
    { code: 'STALE', field: ['version'], conflict: { changedBy: winner.complaint.assignee.name, change: 'CLAIMED' } },
  ]);
  expect(
    (await find(code, 'coso')).history.map(({ kind }: { kind: string }) => kind).filter((kind: string) => kind === 'CLAIMED'),
  ).toHaveLength(1);
});

test('what another handler has claimed cannot be decided, and is released by them alone', async () => {
  const { code } = await file(system.gateway);
  const { id, version } = await find(code, 'coso');
  const taken = (await act('claimComplaint', 'coso', { id, version })).complaint;
  for (const [action, input] of [
    ['rejectComplaint', { rejectionReason: 'PHOTO_BLURRED' }],
    ['releaseComplaint', {}],
    ['claimComplaint', {}],
  ] as const) {
    expect((await act(action, 'giamdoc', { id, version: taken.version, ...input })).errors).toMatchObject([{ code: 'WRONG_STATE' }]);
  }
  const released = (await act('releaseComplaint', 'coso', { id, version: taken.version })).complaint;
  expect(released).toMatchObject({ status: 'RECEIVED', assignee: null });
});

test('rejecting, reopening with better proof, and the mails that follow', async () => {
  const email = `kiet.${Date.now()}@thu.example`;
  const { code } = await file(system.gateway, { complainant: { ...complaintInput().complainant, email } });
  const { id, version } = await find(code, 'coso');
  const rejected = (await act('rejectComplaint', 'coso', { id, version, rejectionReason: 'PHOTO_BLURRED', note: 'Xin chụp lại.' }))
    .complaint;
  expect(rejected).toMatchObject({ status: 'REJECTED', decision: { rejectionReason: 'PHOTO_BLURRED', note: 'Xin chụp lại.' } });
  expect((await act('rejectComplaint', 'coso', { id, version: rejected.version, rejectionReason: 'PHOTO_BLURRED' })).errors).toMatchObject([
    { code: 'WRONG_STATE' },
  ]);

  const { body } = await upload(system.gateway, await jpeg());
  const reopen = async (phone: string) =>
    (
      await askGateway(
        system.gateway,
        'mutation ($input: ReopenComplaintInput!) { reopenComplaint(input: $input) { complaint { status deadline } errors { code field } } }',
        { input: { code, phone, reason: 'Ảnh rõ hơn.', photoIds: [body.id] } },
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
