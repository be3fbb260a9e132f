/** Focal contacts: who is missing, what is wrong, changes, hand-overs, confirmations. */

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { mailThat } from '../harness/mailbox.ts';
import { add, ask, CONTACT, cleanUp, HANOI, mutate, officeOf, person, prepare, SITE, system } from './contactTests.ts';

beforeAll(prepare);
afterAll(cleanUp);

describe('who is missing', () => {
  test('an office whose last contact for complaints retires lacks one the day after; a new one fills the place', async () => {
    const incomplete = async () =>
      (await ask('{ offices(filter: { incomplete: true }, first: 100) { nodes { code missingResponsibilities } } }')).offices.nodes as {
        code: string;
        missingResponsibilities: string[];
      }[];
    const [{ code, missingResponsibilities }] = (await incomplete()) as [{ code: string; missingResponsibilities: string[] }];
    const { contactCounts: before } = await ask('{ contactCounts { officesIncomplete contacts } }');
    for (const responsibility of missingResponsibilities)
      expect((await add(code, { responsibilities: [responsibility] })).errors).toEqual([]);
    expect((await officeOf(code)).missingResponsibilities).toEqual([]);
    expect((await incomplete()).map((office) => office.code)).not.toContain(code);
    const { contactCounts: after } = await ask('{ contactCounts { officesIncomplete contacts } }');
    expect(after).toEqual({ officesIncomplete: before.officesIncomplete - 1, contacts: before.contacts + missingResponsibilities.length });
  });

  test('the tree goes from the ministry down to the sites', async () => {
    const { office } = await ask('{ office(code: "VN") { name children { code level name hasChildren children { code level } } } }');
    expect(office.name).toBe('Bộ Y tế');
    expect(office.children).toHaveLength(63);
    expect(office.children.find(({ code }: { code: string }) => code === '79')).toMatchObject({
      level: 'PROVINCE',
      name: 'Sở Y tế Hồ Chí Minh',
      hasChildren: true,
    });
    const commune = SITE.split('.')[2];
    const { office: below } = await ask(
      'query ($code: ID!) { office(code: $code) { level children { code level } parent { parent { code } } } }',
      { code: commune },
    );
    expect(below).toMatchObject({
      level: 'COMMUNE',
      children: expect.arrayContaining([{ code: SITE, level: 'SITE' }]),
      parent: { parent: { code: '79' } },
    });
  });

  test('everybody sees their own unit and below, and may change no other', async () => {
    const { contacts } = await ask('{ contacts(first: 100) { nodes { office { code } } } }', {}, 'giamdoc');
    expect(new Set(contacts.nodes.map((each: { office: { code: string } }) => each.office.code))).toEqual(new Set([SITE]));
    expect((await add(SITE, {}, 'soyte')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await add(HANOI, {}, 'soyte')).errors).toEqual([]);
    expect((await add(SITE, {}, 'coso')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});

describe('what is wrong with a number', () => {
  test('one that three people give is marked at all three, and at none when one of them has their own', async () => {
    const mobilePhone = '0987 111 222';
    const three = [];
    for (const fullName of ['Lê Văn Một', 'Lê Văn Hai', 'Lê Văn Ba']) three.push((await add(HANOI, { fullName, mobilePhone })).contact);
    const problems = async () =>
      (await ask('{ contacts(filter: { text: "0987111222" }) { nodes { problems } } }')).contacts.nodes.map(
        (each: { problems: string[] }) => each.problems,
      );
    expect(await problems()).toEqual([['PHONE_SHARED'], ['PHONE_SHARED'], ['PHONE_SHARED']]);
    const [first] = three;
    await mutate('changeContact', 'ChangeContact', { id: first.id, version: first.version, mobilePhone: '0987111333' });
    expect(await problems()).toEqual([[], []]);
  });
});

test('a change keeps what was there, field by field; a stale one is refused', async () => {
  const { contact } = await add(HANOI);
  const changed = await mutate('changeContact', 'ChangeContact', {
    id: contact.id,
    version: contact.version,
    title: 'Trưởng phòng',
    mobilePhone: '0987222111',
  });
  expect(changed.contact).toMatchObject({ title: 'Trưởng phòng', mobilePhone: '+84987222111', version: contact.version + 1 });
  expect((await mutate('retireContact', 'RetireContact', { id: contact.id, version: contact.version })).errors).toMatchObject([
    { code: 'STALE', conflict: { changedBy: 'Ngô Thanh Tâm' } },
  ]);
  const { contact: read } = await ask(
    'query ($id: ID!) { contact(id: $id) { history { change by { kind name } fields { name before after } } } }',
    {
      id: contact.id,
    },
  );
  expect(read.history[0]).toEqual({
    change: 'changeContact',
    by: { kind: 'STAFF', name: 'Ngô Thanh Tâm' },
    fields: [
      { name: 'title', before: 'Cán bộ đầu mối', after: 'Trưởng phòng' },
      { name: 'mobilePhone', before: contact.mobilePhone, after: '+84987222111' },
    ],
  });
});

test('a confirmation stays with another title, not with another person, number or address', async () => {
  const { contact } = await add(HANOI);
  const { contact: confirmed } = await mutate('confirmContact', 'ConfirmContact', { id: contact.id, version: contact.version });
  const change = async (version: number, fields: object) => {
    const { errors } = await mutate('changeContact', 'ChangeContact', { id: contact.id, version, ...fields });
    expect(errors).toEqual([]);
    return (await ask('query ($id: ID!) { contact(id: $id) { version confirmedAt } }', { id: contact.id })).contact;
  };
  const titled = await change(confirmed.version, { title: 'Trưởng khoa' });
  expect(titled.confirmedAt).toEqual(expect.any(String));
  expect((await change(titled.version, { email: 'nguoi.khac@yte.example' })).confirmedAt).toBeNull();
});

test('all of one person goes to another, in every office, once', async () => {
  const leaving = person({ fullName: 'Phạm Văn Đi' });
  const { contact } = await add(HANOI, leaving);
  await add('001', { ...leaving, responsibilities: ['DATA_CLEANING', 'PASSPORTS'] });
  const to = person({ fullName: 'Vũ Thị Đến' });
  const input = { idempotencyKey: randomUUID(), id: contact.id, version: contact.version, to };
  const handOver = () => mutate('handOverContacts', 'HandOverContacts', input, 'quantri', `contacts { ${CONTACT} }`);
  const { contacts } = await handOver();
  expect(
    contacts.map((each: { office: { code: string }; responsibilities: string[] }) => [each.office.code, each.responsibilities]),
  ).toEqual(
    expect.arrayContaining([
      [HANOI, ['COMPLAINTS']],
      ['001', ['DATA_CLEANING', 'PASSPORTS']],
    ]),
  );
  expect((await handOver()).contacts.map(({ id }: { id: string }) => id).sort()).toEqual(
    contacts.map(({ id }: { id: string }) => id).sort(),
  );
  const names = (await officeOf('001')).contacts.map(({ fullName }: { fullName: string }) => fullName);
  expect(names).toContain('Vũ Thị Đến');
  const { contacts: found } = await ask('{ contacts(filter: { text: "Phạm Văn Đi", within: "001" }) { nodes { validTo } } }');
  expect(found.nodes.every(({ validTo }: { validTo: string }) => validTo)).toBe(true);
});

describe('confirming by link', () => {
  const linkFor = async (id: string, email: string) => {
    expect(await mutate('sendConfirmations', 'SendConfirmations', { ids: [id] }, 'quantri', 'sent')).toMatchObject({ sent: 1, errors: [] });
    const { text } = await mailThat(system.mailbox, ({ to }) => to.includes(email));
    return /\/xac-nhan-dau-moi\/([\w-]+)/.exec(text)?.[1] ?? '';
  };
  const byLink = (name: string, type: string, input: object) =>
    askGateway(
      system.gateway,
      `mutation ($input: ${type}Input!) { ${name}(input: $input) { contact { version } errors { code field } } }`,
      { input },
    ).then(({ data }) => data[name]);

  test('the contact sees their entry and confirms it, without signing in', async () => {
    const { contact } = await add(HANOI);
    const token = await linkFor(contact.id, contact.email);
    const { data } = await askGateway(
      system.gateway,
      'query ($token: String!) { contactToConfirm(token: $token) { fullName officeName version } }',
      { token },
    );
    expect(data.contactToConfirm).toEqual({ fullName: 'Tạ Thị Lý', officeName: 'Sở Y tế Hà Nội', version: contact.version });
    expect((await byLink('confirmByLink', 'ConfirmByLink', { token, version: contact.version })).errors).toEqual([]);
    const confirmed = (
      await ask(
        'query ($id: ID!) { contact(id: $id) { confirmedAt confirmedBy { kind name staff { id } } history { change by { kind name } } } }',
        { id: contact.id },
      )
    ).contact;
    expect(confirmed).toMatchObject({
      confirmedBy: { kind: 'CONTACT', name: 'Tạ Thị Lý', staff: null },
      history: [{ change: 'confirmByLink', by: { kind: 'CONTACT', name: 'Tạ Thị Lý' } }, { change: 'addContact' }],
    });
    expect(Date.now() - Date.parse(confirmed.confirmedAt)).toBeLessThan(60_000);
    expect((await byLink('confirmByLink', 'ConfirmByLink', { token, version: contact.version })).errors).toEqual([
      { code: 'STALE', field: ['version'] },
    ]);
  });

  test('what they say is wrong is marked until it was changed', async () => {
    const { contact } = await add(HANOI);
    const token = await linkFor(contact.id, contact.email);
    await byLink('disputeByLink', 'DisputeByLink', { token, version: contact.version, note: 'Tôi đã chuyển công tác.' });
    const read = async () =>
      (await ask('query ($id: ID!) { contact(id: $id) { version problems history { note } } }', { id: contact.id })).contact;
    const disputed = await read();
    expect(disputed).toMatchObject({ problems: ['DISPUTED'], history: [{ note: 'Tôi đã chuyển công tác.' }, {}] });
    await mutate('changeContact', 'ChangeContact', { id: contact.id, version: disputed.version, title: 'Chuyên viên' });
    expect((await read()).problems).toEqual([]);
  });

  test('a link that is none shows and confirms nothing', async () => {
    const { data } = await askGateway(system.gateway, '{ contactToConfirm(token: "x") { fullName } }');
    expect(data.contactToConfirm).toBeNull();
    expect((await byLink('confirmByLink', 'ConfirmByLink', { token: 'x', version: 1 })).errors).toEqual([
      { code: 'NOT_FOUND', field: ['token'] },
    ]);
  });
});
