import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { actorOf } from '@so-tiem/platform/identity/actor';
import type { ContactImportResolvers, ContactImportRowOutcome, ContactResolvers, ContactToConfirmResolvers } from '../generated/schema.ts';

import type { Store } from '../model/store.ts';
import { describeChange } from '../queries/contactHistory.ts';
import { readRows } from '../queries/importRows.ts';
import { NEVER } from '../rules/offices.ts';

export const contactResolvers: ContactResolvers = {
  __resolveReference: ({ id }, { identity, loaders }) => {
    requirePermission(identity, 'contact:read');
    return loaders.contact.load(id);
  },
  id: (contact) => contact._id,
  office: async (contact, _, { loaders }) => {
    const office = await loaders.office.load(contact.officeCode);
    if (!office) throw new Error(`contact ${contact._id} of an unknown office`); // an office is never deleted
    return office;
  },
  confirmedAt: ({ confirmedAt }) => (confirmedAt > NEVER ? confirmedAt : null),
  confirmedBy: ({ confirmedById, confirmedBy }) => (confirmedBy === null ? null : actorOf(confirmedById, confirmedBy)),
  history: async (contact, _, { loaders }) => (await loaders.changesOf.load(contact._id)).map(describeChange),
};

export const contactToConfirmResolvers: ContactToConfirmResolvers = {
  officeName: async (contact, _, { loaders }) => (await loaders.office.load(contact.officeCode))?.name ?? contact.officeCode,
  confirmedAt: ({ confirmedAt }) => (confirmedAt > NEVER ? confirmedAt : null),
};

export const contactImportResolvers = (store: Store): ContactImportResolvers => ({
  id: (list) => list._id,
  counts: async (list) => {
    const count = (outcome: ContactImportRowOutcome) => store.contactImportRows.countDocuments({ importId: list._id, outcome });
    const [added, changed, same, wrong, done, failed] = await Promise.all(
      (['NEW', 'CHANGED', 'SAME', 'WRONG', 'DONE', 'FAILED'] as const).map(count),
    );
    return { added: added ?? 0, changed: changed ?? 0, same: same ?? 0, wrong: wrong ?? 0, done: done ?? 0, failed: failed ?? 0 };
  },
  rows: (list, { outcomes, ...page }) => readRows(store, list._id, outcomes ?? [], page),
});
