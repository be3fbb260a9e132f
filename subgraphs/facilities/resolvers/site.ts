import { staffBehind } from '@so-tiem/platform/identity';
import { may } from '@so-tiem/platform/rights';
import type { SiteResolvers } from '../generated/schema.ts';

export const siteResolvers: SiteResolvers = {
  __resolveReference: ({ code }, { loaders }) => loaders.site.load(code),
  code: (site) => site._id,
  commune: (site, _, { loaders }) => loaders.unit.load(site.commune),
  district: (site, _, { loaders }) => loaders.unit.load(site.district),
  province: (site, _, { loaders }) => loaders.unit.load(site.province),
  successor: ({ successor }, _, { loaders }) => (successor ? loaders.site.load(successor) : null),
  contacts: (site, _, { identity, loaders }) => {
    const staff = staffBehind(identity);
    return staff && may(staff, 'contact:read') ? loaders.contactsOfOffice.load(site._id) : [];
  },
};
