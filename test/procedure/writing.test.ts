/** Notes between colleagues, messages with the citizen, texts kept for a unit; the same complaint filed twice. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { mailThat } from '../harness/mailbox.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { complaintInput, FILE, file } from './fileSample.ts';

const system = sharedSystem();
const tokens: Record<string, string> = {};
beforeAll(async () => {
  for (const username of ['coso', 'giamdoc', 'xuly']) tokens[username] = await tokenOf(system, username);
  tokens['elsewhere'] = await tokenFor(system, 'test-else', { name: 'x', role: 'HANDLER', unit_level: 'PROVINCE', unit_code: '01' });
});

async function mutate(name: string, type: string, input: object, username: string | undefined, result: string) {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${result} errors { code field } } }`;
  const { data } = await askGateway(system.gateway, query, { input }, username && tokens[username]);
  return data[name];
}
const write = (name: string, id: string, text: string, username = 'coso') =>
  mutate(name, inputOf(name), { id, text }, username, 'complaint { version }');
const find = async (code: string) => {
  const query =
    'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version possibleDuplicate { code } relatedComplaints { code } history { kind by { name } note } } } }';
  return (await askGateway(system.gateway, query, { text: code }, tokens['coso'])).data.complaints.nodes[0];
};
const track = async (code: string) => {
  const query = 'query ($code: String!) { trackComplaint(code: $code, phone: "0912345678") { code history { kind text } } }';
  return (await askGateway(system.gateway, query, { code })).data.trackComplaint;
};

test('a note is seen by colleagues and never by the citizen; a message goes to the citizen, who answers', async () => {
  const email = `${randomUUID()}@thu.example`;
  const { code } = await file(system.gateway, { complainant: { ...complaintInput().complainant, email } });
  const { id } = await find(code);
  expect((await write('addNote', id, 'Đã gọi kho, chờ phiếu.', 'xuly')).errors).toEqual([]);
  expect((await write('messageCitizen', id, 'Xin gửi ảnh mặt sau của giấy.')).errors).toEqual([]);
  const mail = await mailThat(system.mailbox, ({ to, subject }) => to === email && subject.startsWith('Về phản ánh'));
  expect(mail.text).toContain('Xin gửi ảnh mặt sau của giấy.');
  expect(mail.text).not.toContain('chờ phiếu');
  const answer = { code, phone: '0912345678', note: 'Tôi không còn giấy.', photoIds: [] };
  expect((await mutate('addProof', 'AddProofInput', answer, undefined, 'complaint { code }')).errors).toEqual([]);

  expect(
    (await find(code)).history.map(({ kind, by, note }: { kind: string; by: { name: string }; note: string }) => [kind, by.name, note]),
  ).toEqual(
    expect.arrayContaining([
      ['NOTE_ADDED', 'Trần Thị Hạnh', 'Đã gọi kho, chờ phiếu.'],
      ['MESSAGE_SENT', 'Lê Minh Khoa', 'Xin gửi ảnh mặt sau của giấy.'],
      ['ANSWERED', 'Lý Thường Kiệt', 'Tôi không còn giấy.'],
    ]),
  );
  const { history } = await track(code);
  expect(history).toEqual([
    { kind: 'FILED', text: null },
    { kind: 'MESSAGE_SENT', text: 'Xin gửi ảnh mặt sau của giấy.' },
    { kind: 'ANSWERED', text: 'Tôi không còn giấy.' },
  ]);
});

test('notes at the same time: all are kept', async () => {
  const { code } = await file(system.gateway);
  const { id } = await find(code);
  const outcomes = await Promise.all(Array.from({ length: 3 }, (_, i) => write('addNote', id, `Ghi chú ${i}`)));
  expect(outcomes.flatMap(({ errors }) => errors)).toEqual([]);
  expect((await find(code)).history.filter(({ kind }: { kind: string }) => kind === 'NOTE_ADDED')).toHaveLength(3);
});

test.each([
  ['an empty note', 'addNote', '   ', 'coso', [{ code: 'REQUIRED', field: ['text'] }]],
  ['a note that is too long', 'addNote', 'x'.repeat(2001), 'coso', [{ code: 'TOO_LONG', field: ['text'] }]],
  ['a note of somebody elsewhere', 'addNote', 'x', 'elsewhere', [{ code: 'NOT_FOUND', field: ['id'] }]],
])('%s is refused', async (_, name, text, username, errors) => {
  const { code } = await file(system.gateway);
  expect((await write(name, (await find(code)).id, text, username)).errors).toEqual(errors);
});

test('a complaint that another handler has is not written about to its citizen', async () => {
  const { code } = await file(system.gateway);
  const { id, version } = await find(code);
  await mutate('claimComplaint', 'ClaimComplaintInput', { id, version }, 'giamdoc', 'complaint { id }');
  expect((await write('messageCitizen', id, 'x')).errors).toMatchObject([{ code: 'WRONG_STATE' }]);
  expect((await write('addNote', id, 'x')).errors).toEqual([]);
});

test('a template that a head saves is there for their unit, and for no other; deleted it is gone', async () => {
  const name = `Mẫu ${randomUUID().slice(0, 8)}`;
  const save = (text: string, username: string) =>
    mutate('saveMessageTemplate', 'SaveMessageTemplateInput', { name, text }, username, 'template { text }');
  const seen = async (username: string) => {
    const { data } = await askGateway(system.gateway, '{ messageTemplates { name text by { name } } }', {}, tokens[username]);
    return data.messageTemplates.filter((each: { name: string }) => each.name === name);
  };
  expect((await save('Một', 'giamdoc')).errors).toEqual([]);
  await save('Hai', 'giamdoc');
  expect(await seen('coso')).toEqual([{ name, text: 'Hai', by: { name: 'Nguyễn Văn Bình' } }]);
  expect(await seen('xuly')).toEqual([]);
  const remove = (username: string) =>
    mutate('deleteMessageTemplate', 'DeleteMessageTemplateInput', { name }, username, 'template { name }');
  expect((await remove('giamdoc')).errors).toEqual([]);
  expect((await remove('giamdoc')).errors).toEqual([{ code: 'NOT_FOUND', field: ['name'] }]);
  expect(await seen('coso')).toEqual([]);
});

test('filed again about the same: told, and filed all the same when wanted; the handler sees both', async () => {
  const input = complaintInput();
  const filing = async (change: object) => {
    const { data } = await askGateway(system.gateway, FILE, { input: { ...input, idempotencyKey: randomUUID(), ...change } });
    return data.fileComplaint;
  };
  const first = await filing({});
  expect((await filing({})).errors).toMatchObject([{ code: 'DUPLICATE', field: ['complainant', 'identityDocument', 'number'] }]);
  // About another dose, and by somebody who does not know the phone, nothing is told.
  expect((await filing({ claimedDoses: [{ doseNumber: 2, injectedOn: '2021-10-02' }] })).errors).toEqual([]);
  expect((await filing({ complainant: { ...input.complainant, phone: '0987000111' } })).errors).toEqual([]);
  const again = await filing({ fileAnyway: true });
  const seen = await find(again.complaint.code);
  expect(seen.possibleDuplicate).toEqual({ code: first.complaint.code });
  expect(seen.relatedComplaints).toHaveLength(3);
});
