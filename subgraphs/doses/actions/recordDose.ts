/** Recording an injection. */
import { randomUUID } from 'node:crypto';
import { duplicate, isDuplicateKey } from '@so-tiem/platform/errors';
import type { Identity } from '@so-tiem/platform/identity';
import { requireRight, requireTerritory } from '@so-tiem/platform/rights';
import { territoryOfSite } from '@so-tiem/platform/territory';
import { idempotencyKey, parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import type { DoseRecord } from '../model/dose.ts';
import type { Store } from '../model/store.ts';
import { doseFields } from '../rules/doseInput.ts';
import { checkOrder } from '../rules/order.ts';

const input = z.object({
  idempotencyKey,
  citizenId: z.uuid('not the id of a person'),
  ...doseFields,
  source: z.enum(['SITE', 'IMPORT', 'COMPLAINT']).nullish(),
});

export async function recordDose({ doses }: Store, identity: Identity, raw: unknown): Promise<DoseRecord> {
  const staff = requireRight(identity, 'dose:change');
  const fields = parseInput(input, raw);
  requireTerritory(staff, territoryOfSite(fields.siteCode));
  const earlier = await doses.findOne({ idempotencyKey: fields.idempotencyKey }).lean();
  if (earlier) return earlier;

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
  try {
    await doses.create(dose);
    return dose;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const raced = await doses.findOne({ idempotencyKey: fields.idempotencyKey }).lean();
    if (raced) return raced;
    throw duplicate('doseNumber', `dose ${fields.doseNumber} of this person is recorded already`);
  }
}
