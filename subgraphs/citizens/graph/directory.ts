/** What this subgraph asks the graph: is there such a commune. */
import { Existence } from '@so-tiem/platform/existence';
import type { GraphClient } from '@so-tiem/platform/graphClient';
import { FindUnitDocument } from '../generated/operations.ts';

export class Directory {
  readonly #graph: GraphClient;
  readonly #existence = new Existence();

  constructor(graph: GraphClient) {
    this.#graph = graph;
  }

  isCommune = (code: string): Promise<boolean> =>
    this.#existence.of(code, async () => (await this.#graph.ask(FindUnitDocument, { code })).administrativeUnit?.level === 'COMMUNE');
}
