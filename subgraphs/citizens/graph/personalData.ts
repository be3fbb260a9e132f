/** Everything that the graph holds about a person, asked as the system: for the person, who sees more of it than any member of staff. */
import type { GraphClient } from '@so-tiem/platform/graphClient';
import {
  AccessesToPersonDocument,
  type AccessesToPersonQuery,
  PersonalDataDocument,
  type PersonalDataQuery,
} from '../generated/operations.ts';

export type PersonalData = NonNullable<PersonalDataQuery['citizen']>;
export type Access = AccessesToPersonQuery['auditEntries']['nodes'][number];

/** Of the trail: what is older is left out, and the copy says so. */
const MAX_ACCESSES = 2000;

export const readPersonalData = async (graph: GraphClient, id: string): Promise<PersonalData | null> =>
  (await graph.ask(PersonalDataDocument, { id })).citizen ?? null;

/** Who looked at the person or one of their complaints, or changed them; page by page, the latest first of each. */
export async function* readAccesses(graph: GraphClient, subjects: readonly string[]): AsyncGenerator<Access[]> {
  let read = 0;
  for (const subject of subjects)
    for (let after: string | null = null; read < MAX_ACCESSES; ) {
      const { auditEntries }: AccessesToPersonQuery = await graph.ask(AccessesToPersonDocument, { subject, after });
      yield auditEntries.nodes;
      read += auditEntries.nodes.length;
      after = auditEntries.pageInfo.endCursor ?? null;
      if (!auditEntries.pageInfo.hasNextPage) break;
    }
}
