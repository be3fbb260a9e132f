/** Administrative units and sites, for every subgraph but the one that keeps them: asked of the graph, and remembered for a while. */
import { LRUCache } from 'lru-cache';
import { notFound } from '../errors/errors.ts';
import { FindSiteDocument, FindUnitDocument } from '../generated/operations.ts';
import type { GraphClient } from '../graphql/graphClient.ts';
import {
  COUNTRY,
  isSiteCode,
  levelOf,
  type Territory,
  territoryOfSite,
  territoryOfUnit,
  type UnitLevel,
  WHOLE_COUNTRY,
} from '../identity/territory.ts';

/** More than there are of each. */
const MAX_REMEMBERED = 25_000;
/** Units change by law. */
const UNITS_FOR_MS = 3_600_000;
/** A site that was closed, or got a successor, is heeded within this time. */
const SITES_FOR_MS = 30_000;

interface ReferenceSite {
  active: boolean;
  /** Code of the site that took its place; null while it works, or when none did. */
  successor: string | null;
}

export class Units {
  readonly #graph: GraphClient;
  readonly #territories = new LRUCache<string, Territory>({ max: MAX_REMEMBERED, ttl: UNITS_FOR_MS });
  readonly #sites = new LRUCache<string, ReferenceSite>({ max: MAX_REMEMBERED, ttl: SITES_FOR_MS });

  constructor(graph: GraphClient) {
    this.#graph = graph;
  }

  /** @returns undefined for a code that is no site's */
  async site(code: string): Promise<ReferenceSite | undefined> {
    const known = this.#sites.get(code);
    if (known || !isSiteCode(code)) return known;
    const { site } = await this.#graph.ask(FindSiteDocument, { code });
    if (!site) return undefined;
    const found = { active: site.active, successor: site.successor?.code ?? null };
    this.#sites.set(code, found);
    return found;
  }

  isSite = async (code: string): Promise<boolean> => (await this.site(code)) !== undefined;

  /**
   * Where a unit or a site lies, and of which level it is.
   * @param code of the country, a province, a district, a commune or a site
   * @throws NotFound naming `field`
   */
  async locate(code: string, field: string): Promise<{ level: UnitLevel; territory: Territory }> {
    const level = levelOf(code);
    if (!level) throw notFound(field, 'no such administrative unit');
    if (code === COUNTRY) return { level, territory: WHOLE_COUNTRY };
    if (level === 'SITE') {
      if (!(await this.isSite(code))) throw notFound(field, 'no such site');
      return { level, territory: territoryOfSite(code) };
    }
    const known = this.#territories.get(code) ?? (await this.#find(code));
    if (!known) throw notFound(field, 'no such administrative unit');
    return { level, territory: known };
  }

  async #find(code: string): Promise<Territory | undefined> {
    const { administrativeUnit } = await this.#graph.ask(FindUnitDocument, { code });
    if (!administrativeUnit) return undefined;
    const found = territoryOfUnit(administrativeUnit);
    this.#territories.set(code, found);
    return found;
  }
}
