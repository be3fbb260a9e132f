/** Correcting a dose: a new record takes its place, and the old one says by whom and why it ended. */
import { randomUUID } from 'node:crypto';
import { requirePermission, requireTerritory } from '@so-tiem/platform/authorization/permissions';
import { notFound } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { territoryOfSite } from '@so-tiem/platform/identity/territory';
import { omitNullish } from '@so-tiem/platform/inputs/omitNullish';
import { asMade, idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { z } from 'zod';
import type { CorrectDoseInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { DoseRecord } from '../model/dose.ts';
import type { Store } from '../model/store.ts';
import { replaceDose } from '../repository/replaceDose.ts';
import { doseFields } from '../rules/doseInput.ts';
import { checkOrder } from '../rules/order.ts';

const input = z.strictObject({
  idempotencyKey,
  id: z.string(),
  reason: line(500),
  vaccineCode: doseFields.vaccineCode.nullish(),
  lotNumber: doseFields.lotNumber,
  injectedOn: doseFields.injectedOn.nullish(),
  doseNumber: doseFields.doseNumber.nullish(),
  siteCode: doseFields.siteCode.nullish(),
  vaccinator: doseFields.vaccinator,
});

export async function correctDose(store: Store, directory: Directory, identity: Identity, raw: CorrectDoseInput): Promise<DoseRecord> {
  const staff = requirePermission(identity, 'dose:change');
  const { id, reason, idempotencyKey: key, ...wanted } = parseInput(input, raw);
  return await once(
    key,
    async (same) => asMade(await store.doses.findOne({ idempotencyKey: same }).lean()),
    async () => {
      const before = await store.doses.findById(id).lean();
      if (!before) throw notFound('id', 'no such dose');
      const after: DoseRecord = {
        ...before,
        ...omitNullish(wanted),
        _id: randomUUID(),
        recordedAt: new Date(),
        recordedBy: staff.id,
        recordedByName: staff.name,
        supersedesId: before._id,
        end: null,
        status: 'CURRENT',
        idempotencyKey: key,
      };
      // Both sides: a dose is not taken from another territory, or put there.
      requireTerritory(staff, territoryOfSite(before.siteCode));
      requireTerritory(staff, territoryOfSite(after.siteCode));
      if (!(await directory.units.isSite(after.siteCode))) throw notFound('siteCode', 'no such site');
      checkOrder(after, await store.doses.find({ citizenId: before.citizenId, status: 'CURRENT', _id: { $ne: id } }).lean());

      await replaceDose(store, before, after, { status: 'SUPERSEDED', reason, action: 'dose.CORRECTED' });
      return after;
    },
  );
}
