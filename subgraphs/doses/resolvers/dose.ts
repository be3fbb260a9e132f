import { needsIdentifiers, requireAccess } from '@so-tiem/platform/authorization/permissions';
import { actorOf } from '@so-tiem/platform/identity/actor';
import type { DoseResolvers } from '../generated/schema.ts';
import type { DoseRecord } from '../model/dose.ts';
import { type VaccineRecord, vaccineByCode } from '../rules/vaccines.ts';

export function vaccineOf(dose: DoseRecord): VaccineRecord {
  const vaccine = vaccineByCode(dose.vaccineCode);
  if (!vaccine) throw new Error(`dose ${dose._id} of an unknown vaccine`); // recordDose lets only known ones in
  return vaccine;
}

export const doseResolvers: DoseResolvers = {
  /** A reference is evidence of nothing: a claimant may name any dose. */
  __resolveReference: async ({ id }, { identity, loaders }) => {
    requireAccess(identity, 'dose:read');
    const dose = await loaders.dose.load(id);
    return dose && (await loaders.sees({ id: dose.citizenId }, [dose])) ? dose : null;
  },
  id: (dose) => dose._id,
  vaccine: vaccineOf,
  site: (dose) => ({ code: dose.siteCode }),
  citizen: ({ citizenId }) => ({ id: citizenId }),
  recordedBy: ({ recordedBy, recordedByName }) => actorOf(recordedBy, recordedByName),
  // A reason is in its author's own words, numbers and all.
  endedReason: ({ end }, _, { identity }) => (end && needsIdentifiers(identity) ? end.reason : null),
  endedBy: ({ end }) => end && actorOf(end.by, end.byName),
  endedAt: (dose) => dose.end?.at ?? null,
  // The record before a move is another person's.
  supersedes: async ({ supersedesId }, _, { loaders }) => {
    const earlier = supersedesId ? await loaders.dose.load(supersedesId) : null;
    return earlier && (await loaders.sees({ id: earlier.citizenId }, [earlier])) ? earlier : null;
  },
};
