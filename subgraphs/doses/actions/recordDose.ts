/** Recording an injection. */
import { randomUUID } from 'node:crypto';
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { requirePermission, requireTerritory } from '@so-tiem/platform/authorization/permissions';
import { duplicate, isDuplicateKey, notFound } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { territoryOfSite } from '@so-tiem/platform/identity/territory';
import { asMade, idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { insertRecord } from '@so-tiem/platform/storage/wholeRecords';
import { z } from 'zod';
import type { RecordDoseInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import { type DoseRecord, subjectsOf } from '../model/dose.ts';
import type { Store } from '../model/store.ts';
import { doseFields } from '../rules/doseInput.ts';
import { checkOrder } from '../rules/order.ts';

const input = z.strictObject({
  idempotencyKey,
  citizenId: z.uuid('not the id of a person'),
  ...doseFields,
  source: z.enum(['SITE', 'IMPORT', 'COMPLAINT']).nullish(),
});

export async function recordDose(
  { connection, doses, mergedPeople, trail }: Store,
  directory: Directory,
  identity: Identity,
  raw: RecordDoseInput,
): Promise<DoseRecord> {
  const staff = requirePermission(identity, 'dose:change');
  const fields = parseInput(input, raw);
  requireTerritory(staff, territoryOfSite(fields.siteCode));
  return await once(
    fields.idempotencyKey,
    async (same) => asMade(await doses.findOne({ idempotencyKey: same }).lean()),
    async () => {
      if (!(await directory.units.isSite(fields.siteCode))) throw notFound('siteCode', 'no such site');
      // A dose is evidence for seeing the person, so it is recorded for those alone who are seen already.
      if (!(await directory.sees(fields.citizenId, identity, staff)))
        throw notFound('citizenId', 'no such person, or their papers were not shown');
      if (await mergedPeople.exists({ _id: fields.citizenId })) throw notFound('citizenId', 'their record was merged with another');
      checkOrder(fields, await doses.find({ citizenId: fields.citizenId, status: 'CURRENT' }).lean());
      const dose: DoseRecord = {
        _id: randomUUID(),
        ...fields,
        source: fields.source ?? 'SITE',
        status: 'CURRENT',
        recordedAt: new Date(),
        recordedBy: staff.id,
        recordedByName: staff.name,
        supersedesId: null,
        end: null,
      };
      await inTransaction(connection, async (session) => {
        await insertRecord(doses, session, dose);
        await trail.changed(session, { action: 'dose.RECORDED', subjects: subjectsOf(dose), changes: changesBetween(null, dose) });
      }).catch((error) => {
        throw isDuplicateKey(error) ? duplicate('doseNumber', `dose ${fields.doseNumber} of this person is recorded already`) : error;
      });
      return dose;
    },
  );
}
