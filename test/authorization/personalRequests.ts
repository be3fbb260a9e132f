/** People with doses and a complaint, and what is asked of their records: copies and erasures. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import type { Connection } from 'mongoose';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { file, jpeg, SITE, upload } from '../procedure/fileSample.ts';
import { ownNumber } from '../procedure/ownNumber.ts';

export const system = sharedSystem();
export const place = (code: string) => ({ unit_level: 'SITE', unit_code: code });
export const staff = (subject: string, role: string, site = SITE) => tokenFor(system, subject, { name: subject, role, ...place(site) });
export const authority = (subject: string, unit_level: string, unit_code: string) =>
  tokenFor(system, subject, { name: subject, role: 'AUTHORITY_OFFICER', unit_level, unit_code });
export const FAR_SITE = '48.490.20194.01';
export const REASON = 'Không muốn lưu Ngô Văn Xoá';

export let connection: Connection;
export let handler: string;
export let officer: string;
export let farOfficer: string;
export let police: string;
export let auditor: string;
export let province: string;
export let farHandler: string;
/** Before all tests of a file. */
export const prepare = async () => {
  connection = await connect(system.databaseUri, 'so_tiem_citizens');
  [handler, officer, farOfficer, police, auditor, province, farHandler] = await Promise.all([
    staff('requests-handler', 'HANDLER'),
    authority('requests-officer', 'COMMUNE', '26740'),
    authority('requests-far-officer', 'COMMUNE', '20194'),
    tokenFor(system, 'requests-police', { name: 'p', role: 'POLICE', unit_level: 'COMMUNE', unit_code: '26740' }),
    tokenOf(system, 'kiemtoan'),
    authority('requests-province', 'PROVINCE', '79'),
    staff('requests-far-handler', 'HANDLER', FAR_SITE),
  ]);
};
/** After them. */
export const cleanUp = async () => await connection?.close();

export async function act(token: string, name: string, type: string, input: object, result: string) {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${result} errors { code field reason } } }`;
  const { data, errors } = await askGateway(system.gateway, query, { input }, token);
  return errors.length ? { errors: errors.map(({ extensions }) => extensions) } : data[name];
}
export const codes = ({ errors }: { errors: { code: string; field?: string[]; reason?: string | null }[] }) =>
  errors.map(({ code }) => code);
export const read = async (token: string, query: string, variables: object) => {
  const { data, errors } = await askGateway(system.gateway, query, variables, token);
  expect(errors).toEqual([]);
  return data;
};

/** Somebody of the handler's commune with a dose that was corrected, and a complaint with a photo of their papers. */
export async function person() {
  const number = ownNumber();
  const told = {
    fullName: 'Ngô Văn Xoá',
    dateOfBirth: '1985-06-01',
    gender: 'MALE',
    identityDocument: { kind: 'CCCD', number },
    phone: `09${number.slice(-8)}`,
    email: `xoa-${number}@thu.example`,
  };
  const registered = { ...told, idempotencyKey: randomUUID(), communeCode: '26740', address: '7 Hẻm Xoá' };
  const { citizen } = await act(handler, 'registerCitizen', 'RegisterCitizenInput', registered, 'citizen { id version }');
  const dose = { citizenId: citizen.id, vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', doseNumber: 1, siteCode: SITE };
  const recorded = await act(handler, 'recordDose', 'RecordDoseInput', { ...dose, idempotencyKey: randomUUID() }, 'dose { id }');
  const correction = { id: recorded.dose.id, lotNumber: 'FF2153', reason: REASON, idempotencyKey: randomUUID() };
  expect((await act(handler, 'correctDose', 'CorrectDoseInput', correction, 'dose { id }')).errors).toEqual([]);
  const { body } = await upload(system.gateway, await jpeg());
  const { code } = await file(system.gateway, { complainant: told, photoIds: [body.id] });
  const complaint = await linked(code);
  return { id: citizen.id as string, number, ...told, code, complaint };
}

/** The complaint once it was found to be about the person. */
export async function linked(code: string): Promise<{ id: string; version: number }> {
  const query = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version citizen { id } } } }';
  for (let tries = 0; tries < 100; tries++, await sleep(100)) {
    const [complaint] = (await read(handler, query, { text: code })).complaints.nodes;
    if (complaint?.citizen) return { id: complaint.id, version: complaint.version };
  }
  throw new Error('the complaint was linked to nobody');
}

/** Who did something with a person's record, once the trail has it. */
export async function onTrail(citizenId: string, action: string): Promise<{ actor: { id: string } }[]> {
  const query =
    'query ($subject: ID!, $action: String) { auditEntries(filter: { subject: $subject, action: $action }) { nodes { actor { id } } } }';
  for (let tries = 0; tries < 150; tries++, await sleep(200)) {
    const { nodes } = (await read(auditor, query, { subject: `citizen:${citizenId}`, action })).auditEntries;
    if (nodes.length) return nodes;
  }
  throw new Error(`${action} is not on record`);
}

export async function finish({ complaint }: Awaited<ReturnType<typeof person>>, by = handler) {
  const taken = await act(by, 'claimComplaint', 'ClaimComplaintInput', complaint, 'complaint { id version }');
  const decision = { ...taken.complaint, explanation: 'đã có trên hệ thống' };
  expect((await act(by, 'resolveWithoutCorrection', 'ResolveWithoutCorrectionInput', decision, 'complaint { id }')).errors).toEqual([]);
}

/** As if the days in which it may be reopened were over. */
export const letItRest = ({ complaint }: Awaited<ReturnType<typeof person>>) =>
  database('complaints')
    .collection('complaints')
    .updateOne({ _id: complaint.id as never }, { $set: { closedAt: new Date(Date.now() - 16 * 86_400_000) } });
export const database = (subgraph: string) => connection.getClient().db(`so_tiem_${subgraph}`);

export const papersOf = ({ id, number, dateOfBirth }: { id: string; number: string; dateOfBirth: string }) => ({
  idempotencyKey: randomUUID(),
  id,
  number,
  dateOfBirth,
  reason: REASON,
});
export const order = (token: string, input: object) => act(token, 'copyPerson', 'CopyPersonInput', input, 'url');
export const propose = (token: string, input: object) =>
  act(token, 'proposeErasure', 'ProposeErasureInput', input, 'erasure { id status viewerCanConfirm }');
export const decide = (token: string, how: 'confirm' | 'refuse', id: string) =>
  act(token, `${how}Erasure`, inputOf(`${how}Erasure`), { id }, 'erasure { status reason decidedBy { name } citizen { id } }');
export const download = (token: string, url: string) => fetch(system.gateway + url, { headers: { authorization: `Bearer ${token}` } });
