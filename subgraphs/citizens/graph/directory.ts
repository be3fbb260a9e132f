/** What this subgraph asks the graph: where a commune lies, and what is evidence for seeing a person. */
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { Units } from '@so-tiem/platform/reference/units';
import { ErasureObstaclesDocument, EvidenceElsewhereDocument } from '../generated/operations.ts';

export class Directory {
  readonly units: Units;
  readonly #graph: GraphClient;

  constructor(graph: GraphClient) {
    this.#graph = graph;
    this.units = new Units(graph);
  }

  /** How many of a person's complaints are open, or may be reopened; which accounts decided one. */
  erasureObstacles = async (citizenIds: readonly string[]): Promise<{ open: number; deciderIds: readonly string[] }> =>
    (await this.#graph.ask(ErasureObstaclesDocument, { ids: [...citizenIds] })).erasureObstacles;

  /** Of these people those whom a complaint or a dose of the member of staff's unit shows: what other subgraphs hold (platform/authorization/visibility.ts). */
  async evidenceElsewhere(citizenIds: readonly string[], staff: Staff): Promise<string[]> {
    if (!citizenIds.length) return [];
    const { handledHere, injectedHere } = await this.#graph.ask(EvidenceElsewhereDocument, { ids: [...citizenIds] }, staff);
    return [...handledHere, ...injectedHere];
  }
}
