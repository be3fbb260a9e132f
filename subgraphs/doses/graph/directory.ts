/** What this subgraph asks the graph: is there such a site, and whom does a member of staff see. */

import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import { type Identity, isShown, type Staff } from '@so-tiem/platform/identity/identity';
import { Units } from '@so-tiem/platform/reference/units';
import { VisibleCitizensDocument } from '../generated/operations.ts';

export class Directory {
  readonly units: Units;
  readonly #graph: GraphClient;

  constructor(graph: GraphClient) {
    this.#graph = graph;
    this.units = new Units(graph);
  }

  /** Of these people, those whom the member of staff sees. */
  visibleCitizens = async (ids: readonly string[], staff: Staff): Promise<Set<string>> =>
    new Set((await this.#graph.ask(VisibleCitizensDocument, { ids: [...ids] }, staff)).visibleCitizens);

  /** Whether there is such a person, and the member of staff sees them: the two are not told apart. */
  sees = async (id: string, identity: Identity, staff: Staff): Promise<boolean> =>
    isShown(identity, id) || (await this.visibleCitizens([id], staff)).has(id);
}
