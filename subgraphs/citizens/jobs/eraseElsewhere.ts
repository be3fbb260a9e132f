/** The rest of erasing a person: what the other subgraphs hold of them, through the graph. Each step may be made twice. */
import { DomainError } from '@so-tiem/platform/errors/errors';
import { failuresIn, type GraphClient } from '@so-tiem/platform/graphql/graphClient';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { EraseChangesOfPersonDocument, EraseComplaintsDocument, EraseDoseReasonsDocument } from '../generated/operations.ts';

interface Job {
  citizenIds: string[];
  /** Who confirmed it: the other subgraphs put it on the trail as theirs. */
  by: Staff;
}

/** @throws when the graph does not answer; the outbox tries again */
export const eraseElsewhere =
  (graph: GraphClient) =>
  async ({ citizenIds, by }: Job): Promise<void> => {
    const subjects = citizenIds.map((id) => `citizen:${id}`);
    const refused = [
      (await graph.ask(EraseComplaintsDocument, { input: { citizenIds } }, by)).eraseComplaintsOf,
      (await graph.ask(EraseDoseReasonsDocument, { input: { citizenIds } }, by)).eraseDoseReasons,
      (await graph.ask(EraseChangesOfPersonDocument, { input: { subjects } }, by)).eraseChanges,
    ].flatMap(({ errors }) => failuresIn(errors));
    if (refused.length) throw new DomainError(refused);
  };
