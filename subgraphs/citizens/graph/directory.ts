/** What this subgraph asks the graph: where a commune lies, and what is evidence for seeing a person. */
import { notFound } from '@so-tiem/platform/errors/errors';
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { COUNTRY, type Territory, territoryOfSite, territoryOfUnit, type Unit } from '@so-tiem/platform/identity/territory';
import { LRUCache } from 'lru-cache';
import { ErasureObstaclesDocument, EvidenceElsewhereDocument, FindUnitDocument } from '../generated/operations.ts';

export interface Commune {
  communeCode: string;
  districtCode: string;
  provinceCode: string;
}

/** More than there are communes; where they lie changes by law. */
const MAX_COMMUNES = 12_000;
const REMEMBER_MS = 3_600_000;

export class Directory {
  readonly #graph: GraphClient;
  readonly #communes = new LRUCache<string, Commune>({ max: MAX_COMMUNES, ttl: REMEMBER_MS });

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

  /** Where a unit of staff lies. @throws DomainError NOT_FOUND for a unit that is no more */
  async territoryOf({ level, code }: Unit): Promise<Territory> {
    if (level === 'SITE') return territoryOfSite(code);
    if (code === COUNTRY) return { province: null, district: null, commune: null, site: null };
    const { administrativeUnit } = await this.#graph.ask(FindUnitDocument, { code });
    if (!administrativeUnit) throw notFound('unit', 'no such unit');
    return territoryOfUnit({ code, ...administrativeUnit });
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
