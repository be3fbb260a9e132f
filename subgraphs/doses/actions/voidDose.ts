/** Declaring a record void: the dose was never given, or not to this person. */
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { requirePermission, requireTerritory } from '@so-tiem/platform/authorization/permissions';
import { notFound } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { territoryOfSite } from '@so-tiem/platform/identity/territory';
import { idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import type { VoidDoseInput } from '../generated/schema.ts';
import { type DoseRecord, subjectsOf } from '../model/dose.ts';
import type { Store } from '../model/store.ts';
import { endDose } from '../repository/endDose.ts';

const input = z.strictObject({ idempotencyKey, id: z.string(), reason: line(500) });

export async function voidDose(store: Store, identity: Identity, raw: VoidDoseInput): Promise<DoseRecord> {
  const staff = requirePermission(identity, 'dose:change');
  const { id, reason, idempotencyKey: key } = parseInput(input, raw);
  return await once(
    key,
    async (same) => {
      const voided = await store.doses.findOne({ 'end.idempotencyKey': { ...same, $type: 'string' } }).lean();
      return voided && { key: voided.end?.idempotencyKey ?? '', result: voided };
    },
    async () => {
      const before = await store.doses.findById(id).lean();
      if (!before) throw notFound('id', 'no such dose');
      requireTerritory(staff, territoryOfSite(before.siteCode));
      const end = { reason, by: staff.id, byName: staff.name, at: new Date(), idempotencyKey: key };
      const after: DoseRecord = { ...before, status: 'VOIDED', end };
      await inTransaction(store.connection, async (session) => {
        await endDose(store, session, id, 'VOIDED', end);
        await store.trail.changed(session, { action: 'dose.VOIDED', subjects: subjectsOf(after), changes: changesBetween(before, after) });
      });
      return after;
    },
  );
}
