/** What this subgraph asks the graph: is there such a unit, and where does it lie. */
import { notFound } from '@so-tiem/platform/errors/errors';
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import { levelOf, type Territory, territoryOfSite, territoryOfUnit, type Unit } from '@so-tiem/platform/identity/territory';
import { FindSiteDocument, FindUnitDocument } from '../generated/operations.ts';

export interface Located {
  unit: Unit;
  place: Territory;
}

/** @throws DomainError naming `unitCode` */
export async function locateUnit(graph: GraphClient, code: string): Promise<Located> {
  const level = levelOf(code);
  if (!level) throw notFound('unitCode', 'no such administrative unit');
  const unit = { level, code };
  if (level === 'COUNTRY') return { unit, place: { province: null, district: null, commune: null, site: null } };
  if (level === 'SITE') {
    if (!(await graph.ask(FindSiteDocument, { code })).site) throw notFound('unitCode', 'no such site');
    return { unit, place: territoryOfSite(code) };
  }
  const found = (await graph.ask(FindUnitDocument, { code })).administrativeUnit;
  if (!found) throw notFound('unitCode', 'no such administrative unit');
  return { unit, place: territoryOfUnit(found) };
}
