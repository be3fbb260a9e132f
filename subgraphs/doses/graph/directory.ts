/** What this subgraph asks the graph: is there such a site, is there such a person. */
import { Existence } from '@so-tiem/platform/existence';
import type { GraphClient } from '@so-tiem/platform/graphClient';
import type { Staff } from '@so-tiem/platform/identity';
import { FindCitizenDocument, FindSiteDocument, PeopleInSightDocument } from '../generated/operations.ts';

export class Directory {
  readonly #graph: GraphClient;
  readonly #existence = new Existence();

  constructor(graph: GraphClient) {
    this.#graph = graph;
  }

  isSite = (code: string): Promise<boolean> =>
    this.#existence.of(`site:${code}`, async () => (await this.#graph.ask(FindSiteDocument, { code })).site !== null);

  /** Of these people, those whom the member of staff sees: who live in their territory, or are before them. */
  peopleInSight = async (ids: readonly string[], staff: Staff): Promise<Set<string>> =>
    new Set((await this.#graph.ask(PeopleInSightDocument, { ids: [...ids] }, staff)).peopleInSight);

  isCitizen = (id: string): Promise<boolean> =>
    this.#existence.of(`citizen:${id}`, async () => (await this.#graph.ask(FindCitizenDocument, { id })).citizen !== null);
}
