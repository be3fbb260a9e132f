/** All resolvers of the subgraph. */
import { attempt } from '@so-tiem/platform/userErrors';
import { addContact } from '../actions/addContact.ts';
import { changeContact, retireContact } from '../actions/changeContact.ts';
import { changeSite } from '../actions/changeSite.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { findSites } from '../queries/findSites.ts';
import { administrativeUnitResolvers } from './administrativeUnit.ts';
import { contactResolvers } from './contact.ts';
import { siteResolvers } from './site.ts';

export const makeResolvers = (store: Store): Resolvers => ({
  Query: {
    administrativeUnit: (_, { code }, { loaders }) => loaders.unit.load(code),
    provinces: async () => await store.units.find({ parentCode: null }).sort({ _id: 1 }).limit(100).lean(),
    site: (_, { code }, { loaders }) => loaders.site.load(code),
    sites: (_, { filter, ...page }) => findSites(store, filter ?? {}, page),
  },
  Mutation: {
    changeSite: async (_, { input }, { identity }) => {
      const { result, errors } = await attempt(() => changeSite(store, identity, input));
      return { site: result, errors };
    },
    addContact: async (_, { input }, { identity }) => contactPayload(() => addContact(store, identity, input)),
    changeContact: async (_, { input }, { identity }) => contactPayload(() => changeContact(store, identity, input)),
    retireContact: async (_, { input }, { identity }) => contactPayload(() => retireContact(store, identity, input)),
  },
  AdministrativeUnit: administrativeUnitResolvers,
  Site: siteResolvers,
  Contact: contactResolvers,
});

async function contactPayload(action: Parameters<typeof attempt<Awaited<ReturnType<typeof addContact>>>>[0]) {
  const { result, errors } = await attempt(action);
  return { contact: result, errors };
}
