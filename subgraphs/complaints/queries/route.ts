/** Which unit finishes a complaint about an injection somewhere, and why: sites that closed, administrators' rules, the dispatch. */
import { unitCodesOf } from '@so-tiem/platform/identity/territory';
import type { ComplaintKind } from '../generated/schema.ts';
import type { Directory, Place } from '../graph/directory.ts';
import type { Store } from '../model/store.ts';
import { authorityAbove, fittingRule, type Responsible, type RoutingRule } from '../rules/routing.ts';

export interface RoutingStepRecord {
  kind: 'SUCCESSOR' | 'CLOSED' | 'RULE' | 'DISPATCH';
  /** Code of the site that closed. */
  site: string | null;
  ruleName: string | null;
}

export interface Routing {
  /** Territory of the responsible unit. */
  place: Place;
  responsible: Responsible;
  /** In the order in which they were decided. */
  steps: RoutingStepRecord[];
}

/** @param draft a rule as if it were in force */
export async function route(store: Store, directory: Directory, known: Place, kind: ComplaintKind, draft?: RoutingRule): Promise<Routing> {
  const open = await withoutClosedSite(directory, known);
  const rules: RoutingRule[] = (await store.knownRules.of(unitCodesOf(open.place))).flatMap((unit) => unit?.inForce ?? []);
  const rule = fittingRule(draft ? [draft, ...rules] : rules, open.place, kind);
  if (!rule) {
    const steps = [...open.steps, { kind: 'DISPATCH' as const, site: null, ruleName: null }];
    return { place: open.place, responsible: await directory.responsibleFor(open.place), steps };
  }
  const target = await withoutClosedSite(directory, await directory.territoryOf(rule.to, 'to'));
  const steps = [...open.steps, { kind: 'RULE' as const, site: null, ruleName: rule.name }, ...target.steps];
  return { place: target.place, responsible: await directory.responsibleFor(target.place), steps };
}

/** A site that is no more is followed to the one that took its place, or left for the authority above it. */
export async function withoutClosedSite(directory: Directory, place: Place): Promise<{ place: Place; steps: RoutingStepRecord[] }> {
  const { site } = place;
  const today = site && (await directory.siteToday(site));
  if (today === site) return { place, steps: [] };
  if (today) return { place: await directory.territoryOf(today, 'site'), steps: [{ kind: 'SUCCESSOR', site, ruleName: null }] };
  return { place: authorityAbove(place) ?? { ...place, site: null }, steps: [{ kind: 'CLOSED', site, ruleName: null }] };
}

/** For the history; null where the dispatch's own rules alone decided. */
export function routingNote(steps: readonly RoutingStepRecord[]): string | null {
  const said = steps.flatMap(({ kind, site, ruleName }) => {
    if (kind === 'RULE') return [`Theo quy tắc “${ruleName}”`];
    if (kind === 'SUCCESSOR') return [`Cơ sở ${site} không còn, chuyển đến cơ sở kế thừa`];
    return kind === 'CLOSED' ? [`Cơ sở ${site} không còn, chuyển đến cơ quan cấp trên`] : [];
  });
  return said.join('; ') || null;
}
