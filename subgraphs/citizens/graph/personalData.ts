/** Everything that the graph holds about a person, asked as the system: for the person, who sees more of it than any member of staff. */
import type { GraphClient } from '@so-tiem/platform/graphClient';
import {
  AccessesToPersonDocument,
  type AccessesToPersonQuery,
  PersonalDataDocument,
  type PersonalDataQuery,
} from '../generated/operations.ts';

/** Of a record, with what belongs to those that were merged into it. */
export type PersonalData = NonNullable<PersonalDataQuery['citizen']>;
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
  const records: PersonalData[] = [];
  for (const id of ids) {
    const { citizen } = await graph.ask(PersonalDataDocument, { id });
    if (citizen) records.push(citizen);
  }
  const [person] = records;
  if (!person) return null;
  return {
    ...person,
    history: records.flatMap(({ history }) => history).sort((a, b) => String(b.at).localeCompare(String(a.at))),
    doses: records.flatMap(({ doses }) => doses ?? []),
    complaints: records.flatMap(({ complaints }) => complaints).map(withoutNotesOfStaff),
  };
}

const withoutNotesOfStaff = (complaint: PersonalData['complaints'][number]): PersonalData['complaints'][number] => ({
  ...complaint,
  history: complaint.history.map((event) => (FOR_THE_CITIZEN.has(event.kind) ? event : { ...event, note: null })),
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
