import { territoryOfSite } from '@so-tiem/platform/identity/territory';
import type { SiteResolvers } from '../generated/schema.ts';
import { isReachableFrom } from '../rules/reachable.ts';

export const siteResolvers: SiteResolvers = {
  __resolveReference: ({ code }, { loaders }) => loaders.site.load(code),
  code: (site) => site._id,
  commune: (site, _, { loaders }) => loaders.unit.load(site.commune),
  district: (site, _, { loaders }) => loaders.unit.load(site.district),
  province: (site, _, { loaders }) => loaders.unit.load(site.province),
  successor: ({ successor }, _, { loaders }) => (successor ? loaders.site.load(successor) : null),
  contacts: (site, _, { identity, loaders }) =>
    isReachableFrom(identity, territoryOfSite(site._id)) ? loaders.contactsOfOffice.load(site._id) : [],
};
