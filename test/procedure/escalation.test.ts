/** The clock as those who handle complaints see it: reminded in time, then it goes up; a lease that lapses; a supervisor who assigns. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import type { Connection } from 'mongoose';
import { urgencyKeyOf } from '../../subgraphs/complaints/model/urgencyKey.ts';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { mailThat } from '../harness/mailbox.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { file, SITE } from './fileSample.ts';

const system = sharedSystem();
const HOUR_MS = 3_600_000;
const tokens: Record<string, string> = {};
let connection: Connection;
beforeAll(async () => {
  for (const username of ['coso', 'giamdoc', 'xuly']) tokens[username] = await tokenOf(system, username);
  connection = await connect(system.databaseUri, 'so_tiem_complaints');
});
afterAll(async () => await connection?.close());

const SEEN =
  'id code version status assignee { id name } claimExpiresAt viewers { name } escalationNotices { kind hours complaintCount notified { kind name staff { id } } } history { kind by { name } note }';
const ask = async (username: string, query: string, variables: object) => {
  const { data, errors } = await askGateway(system.gateway, query, variables, tokens[username]);
  if (errors.length) throw new Error(JSON.stringify(errors));
  return data;
};
const find = async (code: string, username = 'coso') =>
  (await ask(username, `query ($text: String) { complaints(filter: { text: $text }) { nodes { ${SEEN} } } }`, { text: code })).complaints
    .nodes[0];
const act = async (username: string, name: string, input: object) => {
  const type = `${inputOf(name)}`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { complaint { ${SEEN} } errors { code field message } } }`;
  return (await ask(username, query, { input }))[name];
};
/** As if it had been recorded so many hours ago, less a moment. */
async function makeOld(code: string, hours: number): Promise<void> {
  const deadline = new Date(Date.now() + 1000 + (48 - hours) * HOUR_MS);
  const urgencyKey = urgencyKeyOf({ code, deadline, closedAt: null });
  await connection.collection('complaints').updateOne({ code }, { $set: { deadline, urgencyKey } });
}

test('the handler is reminded, the head of the facility and the authority above are told of the breach', async () => {
  const { code } = await file(system.gateway);
  const { id, version } = await find(code);
  await act('coso', 'claimComplaint', { id, version });
  await makeOld(code, 24);
  const reminder = await mailThat(system.mailbox, ({ to, text }) => to.includes('coso@so-tiem.example') && text.includes(code));
  expect(reminder.subject).toMatch(/^Nhắc xử lý 1 phản ánh trước \d\d:\d\d \d\d\/\d\d\/\d{4}$/);
  expect(reminder.text).toContain('còn 24 giờ');
  expect(reminder.text).toContain(`/admin/complaints/${id}/show`);

  await makeOld(code, 48);
  const { office } = await ask('coso', 'query ($code: ID!) { office(code: $code) { contacts { email responsibilities } } }', {
    code: SITE,
  });
  const heads = office.contacts.filter(({ responsibilities }: { responsibilities: string[] }) =>
    responsibilities.includes('HEAD_OF_FACILITY'),
  );
  expect(heads.length).toBeGreaterThan(0);
  const breach = await mailThat(system.mailbox, ({ to, text }) => to.includes(heads[0].email) && text.includes(code));
  expect(breach.subject).toMatch(/^Quá hạn: 1 phản ánh tại /);
  const after = await find(code);
  expect(after.escalationNotices).toEqual([
    {
      kind: 'REMINDER',
      hours: 24,
      complaintCount: 1,
      notified: expect.arrayContaining([{ kind: 'STAFF', name: 'Lê Minh Khoa', staff: { id: 'demo-coso' } }]),
    },
    { kind: 'ESCALATION', hours: 48, complaintCount: 1, notified: expect.any(Array) },
  ]);
  expect(after.version).toBe(version + 1); // a reminder is no change
});

test('who has a complaint open is seen by the others; being there keeps what one has taken', async () => {
  const { code } = await file(system.gateway);
  const { id, version } = await find(code);
  const taken = (await act('coso', 'claimComplaint', { id, version })).complaint;
  expect(Date.parse(taken.claimExpiresAt) - Date.now()).toBeGreaterThan(29 * 60_000);
  await connection.collection('complaints').updateOne({ code }, { $set: { claimExpiresAt: new Date(Date.now() + 60_000) } });
  const attended = (await act('coso', 'complaintHeartbeat', { id })).complaint;
  expect(Date.parse(attended.claimExpiresAt) - Date.now()).toBeGreaterThan(29 * 60_000);
  expect(attended.viewers).toEqual([]);
  expect((await act('giamdoc', 'complaintHeartbeat', { id })).complaint.viewers).toEqual([{ name: 'Lê Minh Khoa' }]);
  await act('coso', 'complaintHeartbeat', { id, leaving: true });
  expect((await find(code, 'giamdoc')).viewers).toEqual([]);

  // The laptop is closed: it goes back to the unit by itself.
  await connection.collection('complaints').updateOne({ code }, { $set: { claimExpiresAt: new Date(Date.now() - 1000) } });
  for (let waited = 0; waited < 40 && (await find(code)).status !== 'RECEIVED'; waited++)
    await new Promise((next) => setTimeout(next, 500));
  expect(await find(code)).toMatchObject({ status: 'RECEIVED', assignee: null, claimExpiresAt: null });
  expect((await find(code)).history.at(-1)).toMatchObject({ kind: 'CLAIM_EXPIRED', note: 'Lê Minh Khoa' });
});

test('a supervisor assigns to a colleague of the unit, takes away again, and no one else may', async () => {
  const { code } = await file(system.gateway);
  const { id, version } = await find(code);
  const { assignableStaff } = await ask('giamdoc', 'query ($unit: ID!) { assignableStaff(unit: $unit) { id name role email } }', {
    unit: SITE,
  });
  expect(assignableStaff).toContainEqual({ id: 'demo-coso', name: 'Lê Minh Khoa', role: 'HANDLER', email: null });
  expect(assignableStaff.map(({ role }: { role: string }) => role)).not.toContain('CLERK');
  const assigned = await act('giamdoc', 'assignComplaint', { id, version, to: 'demo-coso' });
  expect(assigned).toMatchObject({
    errors: [],
    complaint: { status: 'IN_PROGRESS', assignee: { name: 'Lê Minh Khoa' }, claimExpiresAt: null },
  });
  expect((await find(code)).assignee.id).toBe('demo-coso');
  expect(await act('giamdoc', 'assignComplaint', { id, version: version + 1, to: 'demo-nhaplieu' })).toMatchObject({
    errors: [{ code: 'NOT_FOUND', field: ['to'] }],
  });
  expect(await act('coso', 'assignComplaint', { id, version: version + 1, to: null })).toMatchObject({ errors: [{ code: 'FORBIDDEN' }] });
  const back = await act('giamdoc', 'assignComplaint', { id, version: version + 1, to: null });
  expect(back.complaint).toMatchObject({ status: 'RECEIVED', assignee: null });
});
