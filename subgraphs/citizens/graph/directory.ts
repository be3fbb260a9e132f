/** What this subgraph asks the graph: where a commune lies, and what is evidence for seeing a person. */
import type { GraphClient } from '@so-tiem/platform/graphClient';
import type { Staff } from '@so-tiem/platform/identity';
import { LRUCache } from 'lru-cache';
import { EvidenceElsewhereDocument, FindUnitDocument } from '../generated/operations.ts';

export interface Commune {
  communeCode: string;
  districtCode: string;
  provinceCode: string;
}

/** More than there are communes; where they lie changes by law. */
const MOST_COMMUNES = 12_000;
const REMEMBER_MS = 3_600_000;

export class Directory {
  readonly #graph: GraphClient;
  readonly #communes = new LRUCache<string, Commune>({ max: MOST_COMMUNES, ttl: REMEMBER_MS });

  constructor(graph: GraphClient) {
    this.#graph = graph;
  }

  async commune(code: string): Promise<Commune | undefined> {
    const known = this.#communes.get(code);
    if (known) return known;
    const { administrativeUnit: unit } = await this.#graph.ask(FindUnitDocument, { code });
    if (unit?.level !== 'COMMUNE' || !unit.parent?.parent) return undefined;
    const commune = { communeCode: code, districtCode: unit.parent.code, provinceCode: unit.parent.parent.code };
    this.#communes.set(code, commune);
    return commune;
  }

  /** Of these people those whom a complaint or a dose of the member of staff's unit shows: what other subgraphs hold (platform/visibility.ts). */
  async evidenceElsewhere(citizenIds: readonly string[], staff: Staff): Promise<string[]> {
    if (!citizenIds.length) return [];
    const { handledHere, injectedHere } = await this.#graph.ask(EvidenceElsewhereDocument, { ids: [...citizenIds] }, staff);
    return [...handledHere, ...injectedHere];
  }
}
