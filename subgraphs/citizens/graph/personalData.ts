/** Everything that the graph holds about a person, asked as the system: for the person, who sees more of it than any member of staff. */

import { maskNumber, maskText } from '@so-tiem/platform/authorization/masking';
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import {
  AccessesToPersonDocument,
  type AccessesToPersonQuery,
  PersonalDataDocument,
  type PersonalDataQuery,
  PlaceNameDocument,
} from '../generated/operations.ts';

/** Of a record, with what belongs to those that were merged into it. */
type OfRecord = NonNullable<PersonalDataQuery['citizen']>;
export interface PersonalData extends OfRecord {
  /** Commune, district and province of residence by name; null when it is not known. */
  residence: string | null;
}
export type Access = AccessesToPersonQuery['auditEntries']['nodes'][number];

/** Of the trail; what is older is left out, and the copy says so. */
export const MAX_ACCESSES = 2000;

/** What was written to the citizen or by them. All other notes colleagues wrote to each other, or the system to itself. */
const FOR_THE_CITIZEN = new Set<string>([
  'MESSAGE_SENT',
  'ANSWERED',
  'PROOF_ADDED',
  'REOPENED',
  'RESOLVED',
  'REJECTED',
  'WITHDRAWN',
  'RATED',
]);

/** @param ids of the record that stands, and of those that were merged into it @returns null when there is no such person */
export async function readPersonalData(graph: GraphClient, ids: readonly string[]): Promise<PersonalData | null> {
  const records: OfRecord[] = [];
  for (const id of ids) {
    const { citizen } = await graph.ask(PersonalDataDocument, { id });
    if (citizen) records.push(citizen);
  }
  const [person] = records;
  if (!person) return null;
  const histories = records.map(ownHistory);
  const own = phonesOf(records, histories.flat());
  return {
    ...person,
    residence: person.commune ? await placeName(graph, person.commune.code) : null,
    history: histories.flat().sort((a, b) => String(b.at).localeCompare(String(a.at))),
    doses: records.flatMap(ownDoses),
    complaints: records
      .flatMap(({ complaints }) => complaints)
      .map(withoutNotesOfStaff)
      .map((complaint) => (own.has(complaint.complainant.phone) ? complaint : withoutContact(complaint))),
  };
}

async function placeName(graph: GraphClient, code: string): Promise<string | null> {
  const { administrativeUnit: commune } = await graph.ask(PlaceNameDocument, { code });
  return commune ? [commune.name, commune.parent?.name, commune.parent?.parent?.name].filter(Boolean).join(', ') : null;
}

const wrongMergesOf = ({ merges }: OfRecord) =>
  merges.flatMap(({ at, unmergedAt }) => (unmergedAt ? [{ from: String(at), until: String(unmergedAt) }] : []));

/** Without those that came with such a record, and went with it again. */
function ownDoses(record: OfRecord): NonNullable<OfRecord['doses']> {
  const wrong = wrongMergesOf(record);
  const cameAlong = ({ status, endedAt }: { status: string; endedAt?: unknown }) =>
    status === 'MOVED' && wrong.some(({ from, until }) => from <= String(endedAt) && String(endedAt) <= until);
  return (record.doses ?? []).filter((dose) => !cameAlong(dose));
}

/** Without the time in which another person's record was merged into it, by mistake or until the doses refused: what it held then was theirs. */
function ownHistory(record: OfRecord): OfRecord['history'] {
  const wrong = wrongMergesOf(record);
  return record.history.filter(({ at }) => !wrong.some(({ from, until }) => from <= String(at) && String(at) <= until));
}

/** Theirs now, and those that they had before. */
function phonesOf(records: readonly OfRecord[], history: OfRecord['history']): Set<string> {
  const earlier = history.flatMap(({ fields }) => fields).filter(({ name }) => name === 'phone');
  const phones = [...records.map(({ phone }) => phone), ...earlier.flatMap(({ before, after }) => [before, after])];
  return new Set(phones.filter((phone) => typeof phone === 'string'));
}

/** Filed from another phone: how to reach the complainant is theirs, a relative's or a stranger's. What they said of the person is not. */
const withoutContact = (complaint: OfRecord['complaints'][number]): OfRecord['complaints'][number] => ({
  ...complaint,
  complainant: {
    ...complaint.complainant,
    phone: maskNumber(complaint.complainant.phone),
    email: complaint.complainant.email && maskText(complaint.complainant.email),
    address: complaint.complainant.address && maskText(complaint.complainant.address),
  },
});

const withoutNotesOfStaff = (complaint: OfRecord['complaints'][number]): OfRecord['complaints'][number] => ({
  ...complaint,
  history: complaint.history
    .filter(({ kind }) => kind !== 'NOTE_ADDED')
    .map((event) => (FOR_THE_CITIZEN.has(event.kind) ? event : { ...event, note: null })),
});

/** Who looked at the person or one of their complaints, or changed them: each once, the latest first. */
export async function readAccesses(graph: GraphClient, subjects: readonly string[]): Promise<Access[]> {
  const found = new Map<string, Access>();
  for (const subject of subjects) for (const access of await readAccessesTo(graph, subject)) found.set(access.id, access);
  return [...found.values()].sort((a, b) => String(b.at).localeCompare(String(a.at))).slice(0, MAX_ACCESSES);
}

async function readAccessesTo(graph: GraphClient, subject: string): Promise<Access[]> {
  const read: Access[] = [];
  for (let after: string | null = null; read.length < MAX_ACCESSES; ) {
    const { auditEntries }: AccessesToPersonQuery = await graph.ask(AccessesToPersonDocument, { subject, after });
    read.push(...auditEntries.nodes);
    if (!auditEntries.pageInfo.hasNextPage) break;
    after = auditEntries.pageInfo.endCursor ?? null;
  }
  return read;
}
