/** All resolvers of the subgraph. */
import { requireRight } from '@so-tiem/platform/rights';
import { isWithin } from '@so-tiem/platform/territory';
import { attempt } from '@so-tiem/platform/userErrors';
import { addContact } from '../actions/addContact.ts';
import { changeContact, confirmContact, retireContact } from '../actions/changeContact.ts';
import { changeSite } from '../actions/changeSite.ts';
import { confirmByLink, contactByLink, disputeByLink, sendConfirmations } from '../actions/confirmByLink.ts';
import { handOverContacts } from '../actions/handOverContacts.ts';
import { listOf, runContactList, stopContactList } from '../actions/runContactList.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { ContactRecord } from '../model/contact.ts';
import type { ContactListRecord } from '../model/contactList.ts';
import type { Store } from '../model/store.ts';
import { countViews, findContacts } from '../queries/findContacts.ts';
import { findOffices } from '../queries/findOffices.ts';
import { findSites } from '../queries/findSites.ts';
import { pathOfPlace, territoryOfPath } from '../rules/offices.ts';
import { administrativeUnitResolvers } from './administrativeUnit.ts';
import { contactListResolvers, contactResolvers, contactToConfirmResolvers } from './contact.ts';
import { officeResolvers } from './office.ts';
import { siteResolvers } from './site.ts';

export const makeResolvers = (store: Store, publicUrl: string): Resolvers => ({
  Query: {
    administrativeUnit: (_, { code }, { loaders }) => loaders.unit.load(code),
    provinces: async () => await store.units.find({ parentCode: null }).sort({ _id: 1 }).limit(100).lean(),
    site: (_, { code }, { loaders }) => loaders.site.load(code),
    sites: (_, { filter, ...page }) => findSites(store, filter ?? {}, page),
    office: (_, { code }, { loaders }) => loaders.office.load(code),
    offices: (_, { filter, ...page }, { identity }) => findOffices(store, requireRight(identity, 'contact:read').unit, filter ?? {}, page),
    contacts: (_, { filter, ...page }, { identity }) =>
      findContacts(store, requireRight(identity, 'contact:read').unit, filter ?? {}, page),
    contactCounts: (_, { within }, { identity }) => countViews(store, requireRight(identity, 'contact:read').unit, within),
    contact: async (_, { id }, { identity, loaders }) => {
      const { unit } = requireRight(identity, 'contact:read');
      const contact = await loaders.contact.load(id);
      return contact && isWithin(territoryOfPath(pathOfPlace(contact.place)), unit) ? contact : null;
    },
    contactToConfirm: (_, { token }) => contactByLink(store, token),
    contactList: (_, { id }, { identity }) => listOf(store, identity, id),
  },
  Mutation: {
    changeSite: async (_, { input }, { identity }) => {
      const { result, errors } = await attempt(() => changeSite(store, identity, input));
      return { site: result, errors };
    },
    addContact: (_, { input }, { identity }) => contactPayload(() => addContact(store, identity, input)),
    changeContact: (_, { input }, { identity }) => contactPayload(() => changeContact(store, identity, input)),
    retireContact: (_, { input }, { identity }) => contactPayload(() => retireContact(store, identity, input)),
    confirmContact: (_, { input }, { identity }) => contactPayload(() => confirmContact(store, identity, input)),
    handOverContacts: async (_, { input }, { identity }) => {
      const { result, errors } = await attempt(() => handOverContacts(store, identity, input));
      return { contacts: result, errors };
    },
    sendConfirmations: async (_, { input }, { identity }) => {
      const { result, errors } = await attempt(() => sendConfirmations(store, identity, publicUrl, input));
      return { sent: result, errors };
    },
    confirmByLink: (_, { input }) => contactPayload(() => confirmByLink(store, input)),
    disputeByLink: (_, { input }) => contactPayload(() => disputeByLink(store, input)),
    runContactList: (_, { input }, { identity }) => listPayload(() => runContactList(store, identity, input.id)),
    stopContactList: (_, { input }, { identity }) => listPayload(() => stopContactList(store, identity, input.id)),
  },
  AdministrativeUnit: administrativeUnitResolvers,
  Site: siteResolvers,
  Office: officeResolvers,
  Contact: contactResolvers,
  ContactToConfirm: contactToConfirmResolvers,
  ContactList: contactListResolvers(store),
});

async function contactPayload(action: () => Promise<ContactRecord>) {
  const { result, errors } = await attempt(action);
  return { contact: result, errors };
}

async function listPayload(action: () => Promise<ContactListRecord>) {
  const { result, errors } = await attempt(action);
  return { list: result, errors };
}
