/** What this subgraph asks the graph: is there such a unit, and where does it lie. */
import { notFound } from '@so-tiem/platform/errors';
import type { GraphClient } from '@so-tiem/platform/graphClient';
import { isSiteCode, type Territory, territoryOfSite, type Unit } from '@so-tiem/platform/territory';
import { FindSiteDocument, FindUnitDocument } from '../generated/operations.ts';

const COUNTRY = 'VN';
const LEVELS = ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const;

export interface Located {
  unit: Unit;
  place: Territory;
}

/** @throws DomainError naming `unitCode` */
export async function locateUnit(graph: GraphClient, code: string): Promise<Located> {
  if (code === COUNTRY) return { unit: { level: 'COUNTRY', code }, place: { province: null, district: null, commune: null, site: null } };
  if (isSiteCode(code)) {
    if (!(await graph.ask(FindSiteDocument, { code })).site) throw notFound('unitCode', 'no such site');
    return { unit: { level: 'SITE', code }, place: territoryOfSite(code) };
  }
  const found = /^\d{2,5}$/.test(code) ? (await graph.ask(FindUnitDocument, { code })).administrativeUnit : null;
  if (!found) throw notFound('unitCode', 'no such administrative unit');
  const path = [found.parent?.parent?.code, found.parent?.code, found.code].filter((part) => part !== undefined);
  const level = LEVELS[path.length - 1] ?? 'PROVINCE';
  return { unit: { level, code }, place: { province: path[0] ?? null, district: path[1] ?? null, commune: path[2] ?? null, site: null } };
}
