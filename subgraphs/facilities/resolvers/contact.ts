import { requireRight } from '@so-tiem/platform/rights';
import type { ContactResolvers } from '../generated/schema.ts';

export const contactResolvers: ContactResolvers = {
  __resolveReference: ({ id }, { identity, loaders }) => {
    requireRight(identity, 'contact:read');
    return loaders.contact.load(id);
  },
  id: (contact) => contact._id,
  site: async (contact, _, { loaders }) => {
    const site = await loaders.site.load(contact.siteCode);
    if (!site) throw new Error(`contact ${contact._id} of an unknown site`); // a site is never deleted
    return site;
  },
};
