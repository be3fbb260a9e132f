/** What is kept and what is logged holds nobody's number in clear: every collection of every database, the photos, the output. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import { searchText } from '@so-tiem/platform/values/plainText';
import type { Connection } from 'mongoose';
import { askGateway } from '../harness/askGateway.ts';
import { mailThat } from '../harness/mailbox.ts';
import { startTestSystem, type TestSystem } from '../harness/startSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, FILE, jpeg, SITE, upload } from '../procedure/fileSample.ts';

const PHONE = '0987654321';
const ID = '079301999999';
const INSURANCE = 'DN4790987654321';
const CONTACT_PHONE = '0903777888';
const EMAIL = 'phan.kin.0187@thu.example';
const STORY = 'Tôi đang điều trị bệnh tim ở Chợ Rẫy';
const REASON = 'sai tên, gia đình đem giấy khai sinh đến';
const CONTACT_EMAIL = 'dau.moi.kin@yte.example';
/** What people write in their own words, each in a field of its own. */
const WORDS = {
  voided: 'tiêm cho chị Kín, ghi nhầm',
  noted: 'Kín gọi lại lúc ba giờ',
  told: 'chị Kín gửi thêm ảnh giấy hẹn',
  rejected: 'ảnh của chị Kín bị mờ',
  rated: 'không ai nghe Kín nói',
  disputed: 'anh Đầu Kín đã nghỉ',
};
const SECRETS = [PHONE.slice(1), ID, INSURANCE, CONTACT_PHONE.slice(1), EMAIL, STORY, REASON, CONTACT_EMAIL, ...Object.values(WORDS)];
const person = { fullName: 'Phan Thị Kín', dateOfBirth: '2001-02-03', gender: 'FEMALE' };
const identityDocument = { kind: 'CCCD', number: ID };

let system: TestSystem;
let connection: Connection;
const change = async (name: string, type: string, input: object, result: string, user?: string) => {
  return await say(name, type, { idempotencyKey: randomUUID(), ...input }, user, result);
};
/** Without a key of the client's. */
const say = async (name: string, type: string, input: object, user?: string, result = '') => {
  const { data, errors } = await askGateway(
    system.gateway,
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${result} errors { code field message } } }`,
    { input },
    user && (await tokenOf(system, user)),
  );
  expect([errors, data?.[name].errors]).toEqual([[], []]);
  return data[name];
};

beforeAll(async () => {
  system = await startTestSystem({ LOG_LEVEL: 'debug', SAMPLE_PEOPLE: '50', SAMPLE_COMPLAINTS: '5' });
  connection = await connect(system.databaseUri, 'so_tiem_meta');
});
afterAll(async () => {
  await connection?.close();
  await system?.stop();
});

test('a person who was entered, corrected, complained about, looked up and sent a code', async () => {
  const { citizen } = await change(
    'registerCitizen',
    'RegisterCitizenInput',
    { ...person, identityDocument, phone: PHONE, email: EMAIL, healthInsuranceNumber: INSURANCE },
    'citizen { id version }',
    'coso',
  );
  await change(
    'correctCitizen',
    'CorrectCitizenInput',
    { id: citizen.id, version: citizen.version, reason: REASON, fullName: 'Phan Thị Kính' },
    'citizen { id }',
    'coso',
  );
  const photo = await upload(system.gateway, await jpeg());
  const input = complaintInput({
    complainant: { ...person, fullName: 'Phan Thị Kính', identityDocument, phone: PHONE, email: EMAIL, healthInsuranceNumber: INSURANCE },
    description: STORY,
    photoIds: [photo.body.id],
  });
  expect((await askGateway(system.gateway, FILE, { input })).data.fileComplaint.errors).toEqual([]);
  const token = await tokenOf(system, 'coso');
  for (const text of [PHONE, ID]) {
    const { data } = await askGateway(
      system.gateway,
      'query ($text: String) { complaints(filter: { text: $text }) { nodes { complainant { phone } } } }',
      { text },
      token,
    );
    expect(data.complaints.nodes).toEqual([{ complainant: { phone: `+84${PHONE.slice(1)}` } }]);
  }
  const { data } = await askGateway(
    system.gateway,
    'mutation ($input: RequestAccessCodeInput!) { requestAccessCode(input: $input) { challenge } }',
    {
      input: { ...person, fullName: 'Phan Thị Kính', number: PHONE },
    },
  );
  expect(data.requestAccessCode.challenge).toEqual(expect.any(String));
  await mailThat(system.mailbox, ({ to }) => to.startsWith(`84${PHONE.slice(1)}`));
});

test('what handlers and citizens wrote in their own words', async () => {
  const dose = { vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', doseNumber: 1, siteCode: SITE };
  const token = await tokenOf(system, 'coso');
  const ask = async (query: string, variables: object) => (await askGateway(system.gateway, query, variables, token)).data;
  const complaintOf = async (code: string) =>
    (await ask('query ($text: String) { complaints(filter: { text: $text }) { nodes { id version } } }', { text: code })).complaints
      .nodes[0];
  const { citizens } = await ask('query ($id: String) { citizens(search: { identityDocument: $id }) { nodes { id } } }', { id: ID });
  const recorded = await change('recordDose', 'RecordDoseInput', { ...dose, citizenId: citizens.nodes[0].id }, 'dose { id }', 'coso');
  await change('voidDose', 'VoidDoseInput', { id: recorded.dose.id, reason: WORDS.voided }, 'dose { id }', 'coso');
  const filed = complaintInput({ complainant: { ...complaintInput().complainant, phone: PHONE } });
  const { fileComplaint } = (await askGateway(system.gateway, FILE, { input: filed })).data;
  const { code } = fileComplaint.complaint;
  const { id } = await complaintOf(code);
  await say('addNote', 'AddNoteInput', { id, text: WORDS.noted }, 'coso');
  await say('claimComplaint', 'ClaimComplaintInput', await complaintOf(code), 'coso');
  await say('messageCitizen', 'MessageCitizenInput', { id, text: WORDS.told }, 'coso');
  const rejection = { ...(await complaintOf(code)), rejectionReason: 'PHOTO_BLURRED', note: WORDS.rejected };
  await say('rejectComplaint', 'RejectComplaintInput', rejection, 'coso');
  await say('rateComplaint', 'RateComplaintInput', { code, phone: PHONE, satisfied: false, comment: WORDS.rated });
});

test('a contact who was added by hand and by a list', async () => {
  const contact = { officeCode: SITE, fullName: 'Lê Thị Đầu', title: 'CV', email: CONTACT_EMAIL, responsibilities: ['PASSPORTS'] };
  const added = await change(
    'addContact',
    'AddContactInput',
    { ...contact, mobilePhone: CONTACT_PHONE, validFrom: '2026-01-01' },
    'contact { id version }',
    'quantri',
  );
  await say('sendConfirmations', 'SendConfirmationsInput', { ids: [added.contact.id] }, 'quantri');
  const { text } = await mailThat(system.mailbox, ({ to }) => to.includes(CONTACT_EMAIL));
  const token = /\/xac-nhan-dau-moi\/([\w-]+)/.exec(text)?.[1];
  await say('disputeByLink', 'DisputeByLinkInput', { token, version: added.contact.version, note: WORDS.disputed });
  const list = await fetch(`${system.gateway}/contact-lists?name=x.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf(system, 'quantri')}` },
    body: `Mã đơn vị;Họ và tên;Chức danh;Số di động;Email;Phụ trách\n001;An Văn;CV;${CONTACT_PHONE};a@yte.example;phản ánh`,
  });
  expect(list.status).toBe(201);
});

test('the databases hold none of it', async () => {
  const { databases } = await connection.getClient().db('admin').admin().listDatabases();
  const found: string[] = [];
  let looked = 0;
  for (const { name } of databases.filter(({ name }) => name.startsWith('so_tiem'))) {
    const database = connection.getClient().db(name);
    for (const collection of await database.listCollections().toArray())
      for await (const record of database.collection(collection.name).find()) {
        looked += 1;
        const text = JSON.stringify(record);
        // Nor as it would be searched for.
        for (const secret of SECRETS)
          if (text.includes(secret) || text.includes(searchText(secret))) found.push(`${name}.${collection.name}: ${secret}`);
      }
  }
  expect(found).toEqual([]);
  expect(looked).toBeGreaterThan(10_000);
});

test('the bytes of a photo are those of no photo', async () => {
  const chunks = await connection.getClient().db('so_tiem_complaints').collection('photo_files.chunks').find({ n: 0 }).toArray();
  expect(chunks.length).toBeGreaterThan(0);
  for (const chunk of chunks) expect(chunk['data'].buffer.subarray(0, 3).toString('hex')).not.toBe('ffd8ff');
});

test('the logs hold none of their numbers', () => {
  for (const secret of [...SECRETS, 'Phan Thị K']) expect(system.output()).not.toContain(secret);
});
