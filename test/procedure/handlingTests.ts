/** Complaints about people on record, and what handlers do with them. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, file, SITE } from './fileSample.ts';

export const system = sharedSystem();
export const tokens: Record<string, string> = {};
/** Before all tests of a file. */
export const prepare = async () => {
  for (const username of ['xuly', 'coso', 'giamdoc', 'nhaplieu', 'soyte', 'boyte']) tokens[username] = await tokenOf(system, username);
};

export const SEEN = `id code version status assignee { name } citizen { id fullName version doses(includeEnded: true) { id doseNumber injectedOn lotNumber status source recordedBy { name } endedBy { name } supersedes { id } vaccine { code } site { code } } }
  decision { status by { name } outcome rejectionReason note dose { id } } history { kind by { name } note }`;
export const find = async (code: string, username: string) =>
  (
    await askGateway(
      system.gateway,
      `query ($text: String) { complaints(filter: { text: $text }) { nodes { ${SEEN} } } }`,
      { text: code },
      tokens[username],
    )
  ).data.complaints.nodes[0];
export const act = async (name: string, username: string, input: object) => {
  const type = `${inputOf(name)}`;
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
export async function complaintOfKnownPerson(change: Record<string, unknown> = {}) {
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
export const papersOf = ({ complainant: { identityDocument, dateOfBirth } }: Awaited<ReturnType<typeof complaintOfKnownPerson>>) => ({
  identityDocument,
  dateOfBirth,
});
export const dose = { vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', lotNumber: 'FF2153', doseNumber: 1, siteCode: SITE };
