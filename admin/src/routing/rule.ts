/** Rules of routing as the console shows them. */
import type {
  InjectionPlaceLevel,
  PlaceOfQuery,
  RoutingRuleDraftInput,
  RoutingRulesQuery,
  UnitShownFragment,
} from '../../generated/graphql.ts';

export type Rule = RoutingRulesQuery['routingRules'][number];

export const LEVELS: readonly InjectionPlaceLevel[] = ['SITE', 'COMMUNE', 'DISTRICT', 'PROVINCE'];

export const nameOf = (unit: UnitShownFragment | null | undefined): string | undefined =>
  unit ? (unit.site?.name ?? unit.administrativeUnit?.name ?? unit.code) : undefined;

export const draftOf = (rule: Rule | undefined): RoutingRuleDraftInput => ({
  name: rule?.name ?? '',
  unit: rule ? (rule.unit?.code ?? 'VN') : '',
  kinds: rule?.kinds ?? [],
  knows: rule?.knows ?? [],
  to: rule?.to?.code ?? '',
  active: rule?.active ?? true,
});

/** A place as a citizen would name it, from the code of a site or a unit. */
export function placeInput(code: string, { administrativeUnit }: PlaceOfQuery) {
  const [provinceOfSite = '', districtOfSite, communeOfSite] = code.split('.');
  if (districtOfSite)
    return { provinceCode: provinceOfSite, districtCode: districtOfSite, communeCode: communeOfSite ?? null, siteCode: code };
  const path = [administrativeUnit?.parent?.parent?.code, administrativeUnit?.parent?.code, code].filter((part) => part !== undefined);
  return { provinceCode: path[0] ?? '', districtCode: path[1] ?? null, communeCode: path[2] ?? null, siteCode: null };
}
