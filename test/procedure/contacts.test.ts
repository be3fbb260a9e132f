/** The contact lists of administrators: who is missing, a list in and out, handing over, confirming by link. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { demoSite } from '../../seed/accounts.ts';
import { Random } from '../../seed/random.ts';
import { makeSites } from '../../seed/sites.ts';
import { askGateway } from '../harness/askGateway.ts';
import { mailThat } from '../harness/mailbox.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';

const system = sharedSystem();
const SITE = demoSite(makeSites(new Random(9458)))._id;
const HANOI = '01';
const CONTACT =
  'id version fullName title department mobilePhone email responsibilities validFrom validTo confirmedAt confirmedBy problems office { code name }';
const tokens: Record<string, string> = {};
const ask = async (query: string, variables: object = {}, username = 'quantri') => {
  const { data, errors } = await askGateway(system.gateway, query, variables, tokens[username]);
  expect(errors).toEqual([]);
  return data;
};
const mutate = async (name: string, type: string, input: object, username = 'quantri', result = `contact { ${CONTACT} }`) =>
  (
    await ask(
      `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${result} errors { code field message conflict { changedBy } } } }`,
      { input },
      username,
    )
  )[name];
const officeOf = async (code: string) =>
  (await ask(`query ($code: ID!) { office(code: $code) { name missingResponsibilities confirmedAt contacts { ${CONTACT} } } }`, { code }))
    .office;
let number = 0;
const person = (fields: object = {}) => ({
  fullName: 'Tạ Thị Lý',
  title: 'Cán bộ đầu mối',
  mobilePhone: `09125${String(++number).padStart(5, '0')}`,
  email: `ly.${number}@yte.example`,
  ...fields,
});
const add = async (officeCode: string, fields: object = {}, username = 'quantri') =>
  await mutate(
    'addContact',
    'AddContact',
    { idempotencyKey: randomUUID(), officeCode, responsibilities: ['COMPLAINTS'], ...person(fields) },
    username,
  );

beforeAll(async () => {
  for (const username of ['quantri', 'giamdoc', 'soyte', 'coso']) tokens[username] = await tokenOf(system, username);
});
afterAll(() => {});

describe('who is missing', () => {
  test('an office whose last contact for complaints retires lacks one the day after; a new one fills the place', async () => {
    const lacking = async () =>
      (await ask('{ offices(filter: { lacking: true }, first: 100) { nodes { code missingResponsibilities } } }')).offices.nodes as {
        code: string;
        missingResponsibilities: string[];
      }[];
    const [{ code, missingResponsibilities }] = (await lacking()) as [{ code: string; missingResponsibilities: string[] }];
    const { contactCounts: before } = await ask('{ contactCounts { lacking contacts } }');
    for (const responsibility of missingResponsibilities)
      expect((await add(code, { responsibilities: [responsibility] })).errors).toEqual([]);
    expect((await officeOf(code)).missingResponsibilities).toEqual([]);
    expect((await lacking()).map((office) => office.code)).not.toContain(code);
    const { contactCounts: after } = await ask('{ contactCounts { lacking contacts } }');
    expect(after).toEqual({ lacking: before.lacking - 1, contacts: before.contacts + missingResponsibilities.length });
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
  const { contact: read } = await ask('query ($id: ID!) { contact(id: $id) { history { change by fields { name before after } } } }', {
    id: contact.id,
  });
  expect(read.history[0]).toEqual({
    change: 'changeContact',
    by: 'Ngô Thanh Tâm',
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
      'query ($token: String!) { contactToConfirm(token: $token) { fullName office version } }',
      { token },
    );
    expect(data.contactToConfirm).toEqual({ fullName: 'Tạ Thị Lý', office: 'Sở Y tế Hà Nội', version: contact.version });
    expect((await byLink('confirmByLink', 'ConfirmByLink', { token, version: contact.version })).errors).toEqual([]);
    const confirmed = (
      await ask('query ($id: ID!) { contact(id: $id) { confirmedAt confirmedBy history { change by } } }', { id: contact.id })
    ).contact;
    expect(confirmed).toMatchObject({
      confirmedBy: 'Tạ Thị Lý',
      history: [{ change: 'confirmByLink', by: 'Tạ Thị Lý' }, { change: 'addContact' }],
    });
    expect(Date.now() - Date.parse(confirmed.confirmedAt)).toBeLessThan(60_000);
    expect((await byLink('confirmByLink', 'ConfirmByLink', { token, version: contact.version })).errors).toEqual([
      { code: 'STALE', field: ['version'] },
    ]);
  });

  test('what they say is wrong is marked until somebody has changed it', async () => {
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

describe('a list in a spreadsheet', () => {
  const upload = async (file: Uint8Array | string, username = 'quantri', name = 'danh-sach.csv') => {
    const answer = await fetch(`${system.gateway}/contact-lists?name=${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens[username]}` },
      body: file as never,
    });
    return {
      status: answer.status,
      ...((await answer.json()) as { id: string; errors: { code: string; field: string[]; reason?: string }[] }),
    };
  };
  const LIST =
    'state counts { added changed same wrong done failed } rows(first: 100) { nodes { row outcome errors { code column message } } }';
  const listOf = async (id: string, username = 'quantri') =>
    (await ask(`query ($id: ID!) { contactImport(id: $id) { ${LIST} } }`, { id }, username)).contactImport;
  const takeOver = async (id: string) => {
    expect((await mutate('startContactImport', 'StartContactImport', { id }, 'quantri', 'list { state }')).errors).toEqual([]);
    for (let tries = 0; tries < 200; tries++, await sleep(100)) {
      const list = await listOf(id);
      if (list.state === 'DONE') return list;
    }
    throw new Error('not taken over');
  };
  const download = async (query: string, username = 'quantri') =>
    await fetch(`${system.gateway}/contact-lists?${query}`, { headers: { authorization: `Bearer ${tokens[username]}` } });
  const HEADER = 'Mã đơn vị;Họ và tên;Chức danh;Số di động;Email;Phụ trách';

  test('the dry run says row by row what is wrong, and changes nothing; the mended list is taken over', async () => {
    const good = `002;Đặng Thị Hoa;Chuyên viên;0903 555 001;hoa@yte.example;phản ánh, làm sạch dữ liệu`;
    const broken = [
      'Danh sách cán bộ đầu mối',
      HEADER,
      good,
      '002;Đặng Văn Sai;Chuyên viên;01689123;sai@yte;phản ánh',
      '00x;Đặng Văn Lạc;Chuyên viên;0903555003;lac@yte.example;phản ánh',
      '002;;Chuyên viên;0903555004;khong@yte.example;việc khác',
      good,
    ].join('\r\n');
    const { id } = await upload(`\ufeff${broken}`);
    const list = await listOf(id);
    expect(list).toMatchObject({ state: 'CHECKED', counts: { added: 1, changed: 0, same: 0, wrong: 4, done: 0, failed: 0 } });
    expect(
      list.rows.nodes.map((each: { row: number; errors: { code: string; column: string }[] }) => [
        each.row,
        ...each.errors.map(({ code, column }) => `${code} ${column}`),
      ]),
    ).toEqual([
      [3],
      [4, 'INVALID Số di động', 'INVALID Email'],
      [5, 'NOT_FOUND Mã đơn vị'],
      [6, 'REQUIRED Họ và tên', 'INVALID Phụ trách'],
      [7, 'DUPLICATE Số di động'],
    ]);
    const there = async () => (await officeOf('002')).contacts.filter(({ fullName }: { fullName: string }) => fullName.startsWith('Đặng'));
    expect(await there()).toEqual([]);

    const mended = [HEADER, good, '002;Đặng Văn Đúng;Chuyên viên;0903555002;dung@yte.example;phản ánh'].join('\n');
    const again = await upload(mended);
    expect(await takeOver(again.id)).toMatchObject({ counts: { done: 2, wrong: 0 } });
    expect((await there()).map(({ fullName }: { fullName: string }) => fullName).sort()).toEqual(['Đặng Thị Hoa', 'Đặng Văn Đúng']);
    expect((await mutate('startContactImport', 'StartContactImport', { id: again.id }, 'quantri', 'list { state }')).errors).toMatchObject([
      { code: 'WRONG_STATE' },
    ]);
  });

  test('the empty form has a name of its own', async () => {
    const { headers } = await download('template=true');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="mau-dau-moi-\d{4}-\d{2}-\d{2}\.xlsx"$/);
  });

  test.each(['xlsx', 'csv'])('what is exported as .%s comes in again as it is, and changed where somebody changed it', async (format) => {
    const exported = await download(`format=${format}&within=003`);
    expect(exported.status).toBe(200);
    expect(exported.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="dau-moi-\\d{4}-\\d{2}-\\d{2}\\.${format}"$`),
    );
    const { id } = await upload(new Uint8Array(await exported.arrayBuffer()), 'quantri', `x.${format}`);
    const { counts } = await listOf(id);
    expect(counts.same + counts.wrong).toBeGreaterThan(10);
    expect([counts.added, counts.changed]).toEqual([0, 0]);
    if (format === 'xlsx') return;
    const { contact } = await add('003');
    const text = (await (await download('format=csv&within=003')).text()).replace('Cán bộ đầu mối,,', 'Cán bộ đầu mối,,');
    const edited = text
      .split('\r\n')
      .map((line) => (line.includes(contact.id) ? line.replace('Cán bộ đầu mối', 'Phó Giám đốc') : line))
      .join('\r\n');
    const list = await takeOver((await upload(edited)).id);
    expect(list.counts).toMatchObject({ done: 1, failed: 0 });
    expect((await ask('query ($id: ID!) { contact(id: $id) { title } }', { id: contact.id })).contact.title).toBe('Phó Giám đốc');
  });

  test('numbers that a spreadsheet program has taken for numbers, dates for dates', async () => {
    const rows = [
      HEADER.split(';').concat('Từ ngày'),
      ['004', 'Đinh Thị Số', 'Chuyên viên', 903555009, 'so@yte.example', 'hộ chiếu vắc xin', new Date('2022-05-04')],
    ];
    const file = await writeXlsx({ sheets: [{ name: 'Danh sách', rows: rows as never }] });
    const list = await takeOver((await upload(file, 'quantri', 'so.xlsx')).id);
    expect(list.counts.done).toBe(1);
    const added = (await officeOf('004')).contacts.find(({ fullName }: { fullName: string }) => fullName === 'Đinh Thị Số');
    expect(added).toMatchObject({ mobilePhone: '+84903555009', validFrom: '2022-05-04', responsibilities: ['PASSPORTS'] });
  });

  test('a contact that somebody changed since the dry run is left as they made it', async () => {
    const { contact } = await add('005');
    const csv = [`${HEADER};Mã liên hệ`, `005;Tạ Thị Lý;Giám đốc;${contact.mobilePhone};${contact.email};phản ánh;${contact.id}`].join(
      '\n',
    );
    const { id } = await upload(csv);
    expect((await listOf(id)).counts.changed).toBe(1);
    await mutate('changeContact', 'ChangeContact', { id: contact.id, version: contact.version, title: 'Trưởng khoa' });
    const list = await takeOver(id);
    expect(list).toMatchObject({ counts: { done: 0, failed: 1 }, rows: { nodes: [{ outcome: 'FAILED', errors: [{ code: 'STALE' }] }] } });
    expect((await ask('query ($id: ID!) { contact(id: $id) { title } }', { id: contact.id })).contact.title).toBe('Trưởng khoa');
  });

  test('what is no list says so; nobody takes over what is not theirs', async () => {
    const said = async (file: string | Uint8Array) =>
      (await upload(file)).errors.map(({ code, field, reason }) => `${code} ${field} ${reason}`);
    expect(await said('')).toEqual(['INVALID file EMPTY']);
    expect(await said(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))).toEqual(['INVALID file UNKNOWN_ENCODING']);
    expect(await said('PK\x03\x04 not a zip')).toEqual(['INVALID file DAMAGED']);
    expect(await said('Mã đơn vị,Họ và tên,Email\n001,An,an@yte.example')).toEqual(['INVALID file COLUMNS_MISSING']);
    expect(await said('x'.repeat(11 * 1024 * 1024))).toEqual([expect.stringMatching(/^(TOO_LONG|INVALID) file/)]);
    expect(await said(HEADER)).toEqual(['INVALID file NO_ROWS']);
    expect((await upload(`${HEADER}\n`, 'coso')).status).toBe(403);
    const { id } = await upload(`${HEADER}\n001;An Văn;CV;0903555777;a@yte.example;phản ánh`, 'soyte');
    expect((await mutate('startContactImport', 'StartContactImport', { id }, 'quantri', 'list { state }')).errors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    const elsewhere = await upload(`${HEADER}\n${SITE};An Văn;CV;0903555778;a@yte.example;phản ánh`, 'soyte');
    expect((await listOf(elsewhere.id, 'soyte')).rows.nodes[0].errors).toMatchObject([{ code: 'FORBIDDEN', column: 'Mã đơn vị' }]);
  });
});
