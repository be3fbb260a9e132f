/** All resolvers of the subgraph. */
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { payload } from '@so-tiem/platform/errors/userErrors';
import { isWithin } from '@so-tiem/platform/identity/territory';
import { addContact } from '../actions/addContact.ts';
import { changeContact, confirmContact, retireContact } from '../actions/changeContact.ts';
import { changeSite } from '../actions/changeSite.ts';
import { confirmByLink, contactByLink, disputeByLink, sendConfirmations } from '../actions/confirmByLink.ts';
import { handOverContacts } from '../actions/handOverContacts.ts';
import { ownImport, startContactImport, stopContactImport } from '../actions/startContactImport.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { countViews, findContacts } from '../queries/findContacts.ts';
import { findOffices } from '../queries/findOffices.ts';
import { findSites } from '../queries/findSites.ts';
import { pathOfPlace, territoryOfPath } from '../rules/offices.ts';
import { administrativeUnitResolvers } from './administrativeUnit.ts';
import { contactImportResolvers, contactResolvers, contactToConfirmResolvers } from './contact.ts';
import { officeResolvers } from './office.ts';
import { siteResolvers } from './site.ts';

export const makeResolvers = (store: Store, publicUrl: string): Resolvers => ({
  Query: {
    administrativeUnit: (_, { code }, { loaders }) => loaders.unit.load(code),
    provinces: async () => await store.units.find({ parentCode: null }).sort({ _id: 1 }).limit(100).lean(),
    site: (_, { code }, { loaders }) => loaders.site.load(code),
    sites: (_, { filter, ...page }) => findSites(store, filter ?? {}, page),
    office: (_, { code }, { loaders }) => loaders.office.load(code),
    offices: (_, { filter, ...page }, { identity }) =>
      findOffices(store, requirePermission(identity, 'contact:read').unit, filter ?? {}, page),
    contacts: (_, { filter, ...page }, { identity }) =>
      findContacts(store, requirePermission(identity, 'contact:read').unit, filter ?? {}, page),
    contactCounts: (_, { within }, { identity }) => countViews(store, requirePermission(identity, 'contact:read').unit, within),
    contact: async (_, { id }, { identity, loaders }) => {
      const { unit } = requirePermission(identity, 'contact:read');
      const contact = await loaders.contact.load(id);
      return contact && isWithin(territoryOfPath(pathOfPlace(contact.place)), unit) ? contact : null;
    },
    contactToConfirm: (_, { token }) => contactByLink(store, token),
    contactImport: (_, { id }, { identity }) => ownImport(store, identity, id),
  },
  Mutation: {
    changeSite: (_, { input }, { identity }) => payload('site', () => changeSite(store, identity, input)),
    addContact: (_, { input }, { identity }) => payload('contact', () => addContact(store, identity, input)),
    changeContact: (_, { input }, { identity }) => payload('contact', () => changeContact(store, identity, input)),
    retireContact: (_, { input }, { identity }) => payload('contact', () => retireContact(store, identity, input)),
    confirmContact: (_, { input }, { identity }) => payload('contact', () => confirmContact(store, identity, input)),
    handOverContacts: (_, { input }, { identity }) => payload('contacts', () => handOverContacts(store, identity, input)),
    sendConfirmations: (_, { input }, { identity }) => payload('sent', () => sendConfirmations(store, identity, publicUrl, input)),
    confirmByLink: (_, { input }) => payload('contact', () => confirmByLink(store, input)),
    disputeByLink: (_, { input }) => payload('contact', () => disputeByLink(store, input)),
    startContactImport: (_, { input }, { identity }) => payload('contactImport', () => startContactImport(store, identity, input)),
    stopContactImport: (_, { input }, { identity }) => payload('contactImport', () => stopContactImport(store, identity, input.id)),
  },
  AdministrativeUnit: administrativeUnitResolvers,
  Site: siteResolvers,
  Office: officeResolvers,
  Contact: contactResolvers,
  ContactToConfirm: contactToConfirmResolvers,
  ContactImport: contactImportResolvers(store),
});
