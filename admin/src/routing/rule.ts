/** Rules of routing as the console shows them. */
import type { KnownPlace, PlaceOfQuery, RoutingRuleDraft, RoutingRulesQuery, UnitShownFragment } from '../../generated/graphql.ts';

export type Rule = RoutingRulesQuery['routingRules'][number];

export const LEVELS: readonly KnownPlace[] = ['SITE', 'COMMUNE', 'DISTRICT', 'PROVINCE'];

export const nameOf = (unit: UnitShownFragment | null | undefined): string | undefined =>
  unit ? (unit.site?.name ?? unit.administrativeUnit?.name ?? unit.code) : undefined;

export const draftOf = (rule: Rule | undefined): RoutingRuleDraft => ({
  name: rule?.name ?? '',
  unit: rule?.unit ?? '',
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
