/** The rest of erasing a person: what the other subgraphs hold of them, through the graph. Each step may be made twice. */
import { DomainError } from '@so-tiem/platform/errors';
import { failuresIn, type GraphClient } from '@so-tiem/platform/graphClient';
import { EraseChangesOfPersonDocument, EraseComplaintsDocument, EraseDoseReasonsDocument } from '../generated/operations.ts';
import type { PersonRecords } from '../queries/recordsOfPerson.ts';

/** @throws when the graph does not answer; the outbox tries again */
export const eraseElsewhere =
  (graph: GraphClient) =>
  async (person: PersonRecords): Promise<void> => {
    const { citizenIds } = person;
    const refused = [
      (await graph.ask(EraseComplaintsDocument, { input: person })).eraseComplaintsOf,
      (await graph.ask(EraseDoseReasonsDocument, { citizenIds })).eraseDoseReasons,
      (await graph.ask(EraseChangesOfPersonDocument, { subjects: citizenIds.map((id) => `citizen:${id}`) })).eraseChanges,
    ].flatMap(({ errors }) => failuresIn(errors));
    if (refused.length) throw new DomainError(refused);
  };
