/** Rules of routing: added, changed and dropped by administrators, for their own unit and below. They hold from the next complaint on. */
import { randomUUID } from 'node:crypto';
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { forbidden, notFound, stale } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { COUNTRY, isWithin, type Territory } from '@so-tiem/platform/identity/territory';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import { ComplaintKind, KnownPlace } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { RoutingRuleRecord } from '../model/routingRule.ts';
import type { Store } from '../model/store.ts';

const list = <Values extends Readonly<Record<string, string>>>(values: Values) =>
  z
    .array(z.enum(values))
    .nullish()
    .transform((chosen) => [...new Set(chosen ?? [])]);

export const ruleFields = {
  name: line(100),
  unit: z.string(),
  kinds: list(ComplaintKind),
  knows: list(KnownPlace),
  to: z.string(),
  active: z
    .boolean()
    .nullish()
    .transform((active) => active ?? true),
};
const toKeep = z.object({ id: z.uuid('not the id of a rule').nullish(), version: z.int().nullish(), ...ruleFields });
const toDrop = z.object({ id: z.string(), version: z.int() });

/** @throws DomainError naming `unit` or `to` that is none, or not in the administrator's own */
export async function saveRoutingRule(store: Store, directory: Directory, identity: Identity, raw: unknown): Promise<RoutingRuleRecord> {
  const staff = requirePermission(identity, 'routing:manage');
  const { id, version, ...fields } = parseInput(toKeep, raw);
  const place = await requireOwn(directory, staff, fields.unit, 'unit');
  await requireOwn(directory, staff, fields.to, 'to');
  const before = id ? await find(store, staff, directory, { id, version: version ?? 0 }) : null;
  const after = {
    _id: before?._id ?? randomUUID(),
    ...fields,
    ...place,
    by: staff.name,
    at: new Date(),
    version: (before?.version ?? 0) + 1,
  };
  await inTransaction(store.connection, async (session) => {
    if (before) {
      const { modifiedCount } = await store.routingRules.replaceOne({ _id: before._id, version: before.version }, after, { session });
      if (!modifiedCount) throw overtaken(before);
    } else await store.routingRules.create([after], { session });
    const subjects = [`unit:${after.unit}`];
    await store.trail.changed(session, { action: 'routing.SAVED', subjects, changes: changesBetween(before, after) });
  }).finally(() => {
    for (const { unit } of [before ?? after, after]) store.knownRules.forget(unit);
  });
  return after;
}

export async function deleteRoutingRule(store: Store, directory: Directory, identity: Identity, raw: unknown): Promise<RoutingRuleRecord> {
  const staff = requirePermission(identity, 'routing:manage');
  const before = await find(store, staff, directory, parseInput(toDrop, raw));
  await inTransaction(store.connection, async (session) => {
    const { deletedCount } = await store.routingRules.deleteOne({ _id: before._id, version: before.version }, { session });
    if (!deletedCount) throw overtaken(before);
    await store.trail.changed(session, {
      action: 'routing.DELETED',
      subjects: [`unit:${before.unit}`],
      changes: changesBetween(before, null),
    });
  }).finally(() => store.knownRules.forget(before.unit));
  return before;
}

async function find(
  { routingRules }: Store,
  staff: Staff,
  directory: Directory,
  { id, version }: { id: string; version: number },
): Promise<RoutingRuleRecord> {
  const rule = await routingRules.findById(id).lean();
  if (!rule) throw notFound('id', 'no such rule');
  await requireOwn(directory, staff, rule.unit, 'id');
  if (rule.version !== version) throw overtaken(rule);
  return rule;
}

const overtaken = ({ by, at, version }: RoutingRuleRecord) =>
  stale({ changedBy: by, change: 'saveRoutingRule', changedAt: at, currentVersion: version });

const ANYWHERE: Territory = { province: null, district: null, commune: null, site: null };

/** @returns where a unit lies @throws DomainError naming the field for what is none, or not the administrator's own */
export async function requireOwn(directory: Directory, staff: Staff, code: string, field: string): Promise<Territory> {
  if (staff.unit.level === 'COUNTRY' && code === COUNTRY && !field.endsWith('to')) return ANYWHERE;
  const place = await directory.territoryOf(code, field);
  if (!isWithin(place, staff.unit)) throw forbidden(`${field} is outside of ${staff.unit.code}`);
  return place;
}
