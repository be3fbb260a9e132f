import { requireAccess } from '@so-tiem/platform/rights';
import type { DoseResolvers } from '../generated/schema.ts';
import type { DoseRecord } from '../model/dose.ts';
import { type VaccineRecord, vaccineByCode } from '../rules/vaccines.ts';

export function vaccineOf(dose: DoseRecord): VaccineRecord {
  const vaccine = vaccineByCode(dose.vaccineCode);
  if (!vaccine) throw new Error(`dose ${dose._id} of an unknown vaccine`); // recordDose lets only known ones in
  return vaccine;
}

export const doseResolvers: DoseResolvers = {
  __resolveReference: ({ id }, { identity, loaders }) => {
    requireAccess(identity, 'dose:read');
    return loaders.dose.load(id);
  },
  id: (dose) => dose._id,
  vaccine: vaccineOf,
  site: (dose) => ({ code: dose.siteCode }),
  recordedBy: (dose) => dose.recordedByName,
  endedReason: (dose) => dose.end?.reason ?? null,
  endedBy: (dose) => dose.end?.byName ?? null,
  endedAt: (dose) => dose.end?.at ?? null,
  supersedes: (dose, _, { loaders }) => (dose.supersedesId ? loaders.dose.load(dose.supersedesId) : null),
};
