/** The audit trail forgets what was changed of a complaint that was erased. */
import { DomainError } from '@so-tiem/platform/errors/errors';
import { failuresIn, type GraphClient } from '@so-tiem/platform/graphql/graphClient';
import { EraseChangesDocument } from '../generated/operations.ts';

/** @throws when the graph does not answer; the outbox tries again */
export const eraseTrail =
  (graph: GraphClient) =>
  async ({ subjects }: { subjects: string[] }): Promise<void> => {
    const failures = failuresIn((await graph.ask(EraseChangesDocument, { input: { subjects } })).eraseChanges.errors);
    if (failures.length) throw new DomainError(failures);
  };
