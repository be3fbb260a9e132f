/** What this subgraph asks the graph: where a commune lies, and whom a complaint is about. */
import type { GraphClient } from '@so-tiem/platform/graphClient';
import type { Staff } from '@so-tiem/platform/identity';
import { LRUCache } from 'lru-cache';
import { FindComplainantDocument, FindUnitDocument } from '../generated/operations.ts';

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

  /** Asked as the member of staff: a complaint that is not in their territory is about nobody. */
  async isComplainant(citizenId: string, complaintId: string, staff: Staff): Promise<boolean> {
    const { complaint } = await this.#graph.ask(FindComplainantDocument, { id: complaintId }, staff);
    return complaint?.citizen?.id === citizenId;
  }
}
