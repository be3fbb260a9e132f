import type { OfficeResolvers } from '../generated/schema.ts';
import { NEVER, territoryOfPath } from '../rules/offices.ts';
import { isReachableFrom, seesOffices } from '../rules/reachable.ts';

export const officeResolvers: OfficeResolvers = {
  __resolveReference: ({ code }, { loaders }) => loaders.office.load(code),
  code: (office) => office._id,
  parent: (office, _, { loaders }) => (office.parentCode ? loaders.office.load(office.parentCode) : null),
  children: (office, _, { identity, loaders }) => (seesOffices(identity) ? loaders.officesBelow.load(office._id) : []),
  hasChildren: ({ level }) => level !== 'SITE',
  site: (office, _, { loaders }) => (office.level === 'SITE' ? loaders.site.load(office._id) : null),
  missingResponsibilities: ({ missingResponsibilities }, _, { identity }) => (seesOffices(identity) ? missingResponsibilities : []),
  confirmedAt: ({ confirmedAt }, _, { identity }) => (seesOffices(identity) && confirmedAt > NEVER ? confirmedAt : null),
  contacts: (office, _, { identity, loaders }) =>
    isReachableFrom(identity, territoryOfPath(office.path)) ? loaders.contactsOfOffice.load(office._id) : [],
};
