/** The rules that an administrator sees, and what would become of a complaint. */
import { forbidden } from '@so-tiem/platform/errors/errors';
import { line, optionalLine, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { isWithin, unitCodesOf, WHOLE_COUNTRY, withinUnit } from '@so-tiem/platform/identity/territory';
import { z } from 'zod';
import type { QueryRoutingOfArgs } from '../generated/schema.ts';
import { ComplaintKind } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { RoutingRuleRecord } from '../model/routingRule.ts';
import type { Store } from '../model/store.ts';
import { requireOwnUnit } from '../repository/requireOwnUnit.ts';
import { ruleFields } from '../rules/routingRuleInput.ts';
import { type Routing, route } from './route.ts';

const MAX_RULES = 1000;
const asked = z.strictObject({
  kind: z.enum(ComplaintKind),
  place: z.strictObject({ provinceCode: line(2), districtCode: optionalLine(3), communeCode: optionalLine(5), siteCode: optionalLine(20) }),
  draft: z.strictObject(ruleFields).nullish(),
});

/** Of one's own unit and below, and those above that hold there too; the widest first. */
export async function readRoutingRules({ routingRules }: Store, directory: Directory, { unit }: Staff): Promise<RoutingRuleRecord[]> {
  const own = unit.level === 'COUNTRY' ? WHOLE_COUNTRY : await directory.territoryOf(unit.code, 'unit');
  return await routingRules
    .find({ $or: [withinUnit(unit), { unit: { $in: unitCodesOf(own) } }] })
    .sort({ unit: 1, name: 1 })
    .limit(MAX_RULES)
    .lean();
}

/** @throws DomainError naming a place that is none, or outside of the administrator's unit */
export async function routingOf(store: Store, directory: Directory, staff: Staff, raw: QueryRoutingOfArgs): Promise<Routing> {
  const { kind, place, draft } = parseInput(asked, raw);
  const known = await directory.locate(place);
  if (!isWithin(known, staff.unit)) throw forbidden(`outside of ${staff.unit.code}`);
  if (draft) for (const name of ['unit', 'to'] as const) await requireOwnUnit(directory, staff, draft[name], `draft.${name}`);
  return await route(store, directory, known, kind, draft ?? undefined);
}
