/** What is left of a person who was erased: the injection, a trail that is whole, and numbers that are nobody’s. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { runCommand } from '../harness/command.ts';
import { file, SITE } from '../procedure/fileSample.ts';
import { ownNumber } from '../procedure/ownNumber.ts';
import {
  act,
  auditor,
  cleanUp,
  codes,
  connection,
  database,
  decide,
  finish,
  handler,
  letItRest,
  officer,
  papersOf,
  person,
  prepare,
  propose,
  read,
  system,
} from './personalRequests.ts';

beforeAll(prepare);
afterAll(cleanUp);

describe('once it is confirmed', () => {
  test('leaves nothing of the person but the injection, and a chain that is whole', async () => {
    const them = await person();
    await finish(them);
    await letItRest(them);
    await mailsAreOut();
    const { erasure } = await propose(handler, papersOf(them));
    expect(await decide(officer, 'confirm', erasure.id)).toMatchObject({
      errors: [],
      erasure: { status: 'CONFIRMED', reason: null, citizen: null },
    });

    const track = 'query ($code: String!, $phone: String!) { trackComplaint(code: $code, phone: $phone) { code } }';
    const SEEN = 'query ($id: ID!, $complaint: ID!) { citizen(id: $id) { id } complaint(id: $complaint) { id } }';
    const seen = await read(handler, SEEN, { id: them.id, complaint: them.complaint.id });
    expect(seen).toEqual({ citizen: null, complaint: null });
    expect((await askGateway(system.gateway, track, { code: them.code, phone: them.phone })).data).toEqual({ trackComplaint: null });

    const doses = await database('doses').collection('doses').find({ citizenId: them.id }).sort({ recordedAt: 1 }).toArray();
    expect(doses.map(({ status, end }) => [status, end?.reason ?? null])).toEqual([
      ['SUPERSEDED', null],
      ['CURRENT', null],
    ]);
    const again = { citizenId: them.id, vaccineCode: 'COMIRNATY', injectedOn: '2022-02-02', doseNumber: 2, siteCode: SITE };
    expect(codes(await act(handler, 'recordDose', 'RecordDoseInput', { ...again, idempotencyKey: randomUUID() }, 'dose { id }'))).toEqual([
      'NOT_FOUND',
    ]);
    expect(await database('complaints').collection('photos').findOne({ complaintId: them.complaint.id })).toBeNull();
    expect(await database('complaints').collection('erased_complaints').findOne({ code: them.code })).toMatchObject({ why: 'PERSON' });

    const subject = `citizen:${them.id}`;
    const TRAIL =
      'query ($subject: ID!) { auditEntries(filter: { subject: $subject, kind: CHANGE }, first: 100) { nodes { action changes { name } changesErased } } }';
    for (let tries = 0; ; tries++, await sleep(200)) {
      const { nodes } = (await read(auditor, TRAIL, { subject })).auditEntries;
      const actions = nodes.map(({ action }: { action: string }) => action);
      if (
        !['citizen.ERASED', 'citizen.REGISTERED', 'complaint.ERASED', 'dose.REASONS_ERASED'].every((action) => actions.includes(action))
      ) {
        if (tries > 100) throw new Error(`on record: ${actions}`);
        continue;
      }
      expect(nodes.flatMap(({ changes }: { changes: unknown[] }) => changes)).toEqual([]);
      expect(nodes.find(({ action }: { action: string }) => action === 'citizen.REGISTERED')).toMatchObject({ changesErased: true });
      break;
    }
    expect(await placesOf(them.id, them.complaint.id)).toEqual([
      'so_tiem_audit.audit_entries',
      'so_tiem_audit.audit_erased',
      'so_tiem_audit.audit_segments',
      'so_tiem_citizens.access_grants', // for an hour, by the id alone
      'so_tiem_citizens.erased_citizens',
      'so_tiem_citizens.erasures',
      'so_tiem_complaints.erased_complaints',
      'so_tiem_complaints.outbox',
      'so_tiem_doses.doses',
    ]);
    const { code, output } = await runCommand(system, 'scripts/auditVerify.ts');
    expect([code, output]).toEqual([0, expect.stringContaining('the chain is whole')]);
  });

  test('takes no complaint that is not linked to the record, whatever number it gives', async () => {
    const them = await person();
    const other = { fullName: 'Lê Thị Người Khác', phone: '0987000111', dateOfBirth: '1990-01-01', gender: 'FEMALE' };
    const { code } = await file(system.gateway, { complainant: { ...other, identityDocument: them.identityDocument } });
    await finish(them);
    await letItRest(them);
    const { erasure } = await propose(handler, papersOf(them));
    expect((await decide(officer, 'confirm', erasure.id)).errors).toEqual([]);
    const FIND = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { code } } }';
    expect((await read(handler, FIND, { text: code })).complaints.nodes).toEqual([{ code }]);
  });

  test('a number is one person’s, however many enter it at the same time', async () => {
    const number = ownNumber();
    const fields = { fullName: 'Ngô Văn Đua', dateOfBirth: '1985-06-01', gender: 'MALE', communeCode: '26740' };
    const enter = () => {
      const entered = { ...fields, idempotencyKey: randomUUID(), identityDocument: { kind: 'CCCD', number } };
      return act(handler, 'registerCitizen', 'RegisterCitizenInput', entered, 'citizen { id }');
    };
    const outcomes = await Promise.all(Array.from({ length: 4 }, enter));
    expect(outcomes.map((outcome) => codes(outcome).join()).sort()).toEqual(['', 'DUPLICATE', 'DUPLICATE', 'DUPLICATE']);
  });

  test('a number of another record is not to be taken', async () => {
    const [them, other] = [await person(), await person()];
    const { version } = (await read(handler, 'query ($id: ID!) { citizen(id: $id) { version } }', { id: other.id })).citizen;
    const taking = { idempotencyKey: randomUUID(), id: other.id, version, identityDocument: them.identityDocument, reason: 'x' };
    expect(await act(handler, 'correctCitizen', 'CorrectCitizenInput', taking, 'citizen { id }')).toMatchObject({
      errors: [{ code: 'DUPLICATE', field: ['identityDocument', 'number'] }],
    });
  });

  /** Collections in which an id of the person's stands. */
  async function placesOf(...ids: string[]): Promise<string[]> {
    const client = connection.getClient();
    const { databases } = await client.db('admin').admin().listDatabases();
    const found = new Set<string>();
    for (const { name } of databases.filter(({ name }) => name.startsWith('so_tiem')))
      for (const collection of await client.db(name).listCollections().toArray())
        for await (const record of client.db(name).collection(collection.name).find()) {
          const text = JSON.stringify(record);
          if (ids.some((id) => text.includes(id))) found.add(`${name}.${collection.name}`);
        }
    return [...found].sort();
  }

  /** What waits to be sent holds the person's address. */
  async function mailsAreOut() {
    for (let tries = 0; tries < 100; tries++, await sleep(100))
      if (!(await database('complaints').collection('outbox').countDocuments({ kind: 'sendMail', doneAt: null, deadAt: null }))) return;
    throw new Error('mails wait');
  }
});
