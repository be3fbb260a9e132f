/** Rules of routing: added, changed and deleted by administrators, for their own unit and below. They hold from the next complaint on. */
import { randomUUID } from 'node:crypto';
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { notFound, stale } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import type { DeleteRoutingRuleInput, SaveRoutingRuleInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { RoutingRuleRecord } from '../model/routingRule.ts';
import type { Store } from '../model/store.ts';
import { requireOwnUnit } from '../repository/requireOwnUnit.ts';
import { ruleFields } from '../rules/routingRuleInput.ts';

const toSave = z.strictObject({ id: z.uuid('not the id of a rule').nullish(), version: z.int().nullish(), ...ruleFields });
const toDelete = z.strictObject(versioned);

/** @throws DomainError naming `unit` or `to` that is none, or not in the administrator's own */
export async function saveRoutingRule(
  store: Store,
  directory: Directory,
  identity: Identity,
  raw: SaveRoutingRuleInput,
): Promise<RoutingRuleRecord> {
  const staff = requirePermission(identity, 'routing:manage');
  const { id, version, ...fields } = parseInput(toSave, raw);
  const place = await requireOwnUnit(directory, staff, fields.unit, 'unit');
  await requireOwnUnit(directory, staff, fields.to, 'to');
  const before = id ? await find(store, staff, directory, { id, version: version ?? 0 }) : null;
  const after = {
    _id: before?._id ?? randomUUID(),
    ...fields,
    ...place,
    byId: staff.id,
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

export async function deleteRoutingRule(
  store: Store,
  directory: Directory,
  identity: Identity,
  raw: DeleteRoutingRuleInput,
): Promise<RoutingRuleRecord> {
  const staff = requirePermission(identity, 'routing:manage');
  const before = await find(store, staff, directory, parseInput(toDelete, raw));
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
  await requireOwnUnit(directory, staff, rule.unit, 'id');
  if (rule.version !== version) throw overtaken(rule);
  return rule;
}

const overtaken = ({ by, at, version }: RoutingRuleRecord) =>
  stale({ changedBy: by, change: 'saveRoutingRule', changedAt: at, currentVersion: version });
