/** DataLoaders: what one request asks for many times is read once. */
import { byKey, groupedBy, listsOf } from '@so-tiem/platform/graphql/batching';
import { WITHOUT_SUFFIXES } from '@so-tiem/platform/search/textSearch';
import type { RequestContext } from '@so-tiem/platform/subgraph';
import DataLoader from 'dataloader';
import { OF_OFFICE, today, validOn } from './model/contact.ts';
import type { Store } from './model/store.ts';

const MAX_CONTACTS = 50;
const MAX_CHANGES = 50;
const MAX_BELOW = 200;

export const makeLoaders = ({ units, knownUnits, knownSites, knownOffices, offices, contacts, changes }: Store) => ({
  unit: new DataLoader((codes: readonly string[]) => knownUnits.of(codes)),
  unitsBelow: new DataLoader(async (codes: readonly string[]) =>
    groupedBy(
      codes,
      await units
        .find({ parentCode: { $in: codes } })
        .sort({ _id: 1 })
        .lean(),
      (unit) => unit.parentCode,
    ),
  ),
  site: new DataLoader((codes: readonly string[]) => knownSites.of(codes)),
  office: new DataLoader((codes: readonly string[]) => knownOffices.of(codes)),
  officesBelow: new DataLoader(
    listsOf(
      MAX_BELOW,
      (codes, limit) =>
        offices
          .find({ parentCode: { $in: codes } }, WITHOUT_SUFFIXES)
          .sort({ path: 1 })
          .limit(limit)
          .lean(),
      (office) => office.parentCode,
    ),
  ),
  contact: new DataLoader(async (ids: readonly string[]) =>
    byKey(ids, await contacts.find({ _id: { $in: ids } }).lean(), (contact) => contact._id),
  ),
  contactsOfOffice: new DataLoader(
    listsOf(
      MAX_CONTACTS,
      (codes, limit) =>
        contacts
          .find({ officeCode: { $in: codes }, ...validOn(today()) }, WITHOUT_SUFFIXES)
          .hint(OF_OFFICE)
          .limit(limit)
          .lean(),
      (contact) => contact.officeCode,
    ),
  ),
  changesOf: new DataLoader(
    listsOf(
      MAX_CHANGES,
      (ids, limit) =>
        changes
          .find({ subject: { $in: ids } })
          .sort({ at: -1 })
          .limit(limit)
          .lean(),
      (change) => change.subject,
    ),
  ),
});

export type Loaders = ReturnType<typeof makeLoaders>;
export type Context = RequestContext<Loaders>;
