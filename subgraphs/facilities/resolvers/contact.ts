import { requireRight } from '@so-tiem/platform/rights';
import type { ContactResolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';

export const contactResolvers = (store: Store): ContactResolvers => ({
  __resolveReference: async ({ id }, { identity }) => {
    requireRight(identity, 'contact:read');
    return await store.contacts.findById(id).lean();
  },
  id: (contact) => contact._id,
  site: async (contact, _, { loaders }) => {
    const site = await loaders.site.load(contact.siteCode);
    if (!site) throw new Error(`contact ${contact._id} of an unknown site`); // a site is never deleted
    return site;
  },
});
