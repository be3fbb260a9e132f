/** Moving a dose to the person to whom it was given: their record takes its place, and the old one says where it went. */
import { randomUUID } from 'node:crypto';
import { requirePermission, requireTerritory } from '@so-tiem/platform/authorization/permissions';
import { invalid, notFound } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { territoryOfSite } from '@so-tiem/platform/identity/territory';
import { asMade, idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { z } from 'zod';
import type { MoveDoseInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { DoseRecord } from '../model/dose.ts';
import type { Store } from '../model/store.ts';
import { replaceDose } from '../repository/replaceDose.ts';
import { doseFields } from '../rules/doseInput.ts';
import { checkOrder } from '../rules/order.ts';

const input = z.strictObject({
  idempotencyKey,
  id: z.string(),
  toCitizenId: z.uuid('not the id of a person'),
  doseNumber: doseFields.doseNumber.nullish(),
  reason: line(500),
});

export async function moveDose(store: Store, directory: Directory, identity: Identity, raw: MoveDoseInput): Promise<DoseRecord> {
  const staff = requirePermission(identity, 'dose:change');
  const { id, toCitizenId, doseNumber, reason, idempotencyKey: key } = parseInput(input, raw);
  return await once(
    key,
    async (same) => asMade(await store.doses.findOne({ idempotencyKey: same }).lean()),
    async () => {
      const before = await store.doses.findById(id).lean();
      if (!before) throw notFound('id', 'no such dose');
      requireTerritory(staff, territoryOfSite(before.siteCode));
      if (before.citizenId === toCitizenId) throw invalid('toCitizenId', 'it is theirs already');
      if (!(await directory.sees(toCitizenId, identity, staff)))
        throw notFound('toCitizenId', 'no such person, or their papers were not shown');
      if (await store.mergedPeople.exists({ _id: toCitizenId })) throw notFound('toCitizenId', 'their record was merged with another');
      const after: DoseRecord = {
        ...before,
        _id: randomUUID(),
        citizenId: toCitizenId,
        doseNumber: doseNumber ?? before.doseNumber,
        recordedAt: new Date(),
        recordedBy: staff.id,
        recordedByName: staff.name,
        supersedesId: before._id,
        end: null,
        status: 'CURRENT',
        idempotencyKey: key,
      };
      checkOrder(after, await store.doses.find({ citizenId: toCitizenId, status: 'CURRENT' }).lean());
      await replaceDose(store, before, after, { status: 'MOVED', reason, action: 'dose.MOVED' });
      return after;
    },
  );
}
