/** DataLoaders: what one request asks for many times is read once. */

import { dateInVietNam } from '@so-tiem/platform/calendar';
import { byKey, groupedBy } from '@so-tiem/platform/loading';
import type { RequestContext } from '@so-tiem/platform/subgraph';
import DataLoader from 'dataloader';
import type { Store } from './model/store.ts';

export const makeLoaders = ({ units, sites, contacts }: Store) => ({
  unit: new DataLoader(async (codes: readonly string[]) =>
    byKey(codes, await units.find({ _id: { $in: codes } }).lean(), (unit) => unit._id),
  ),
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
  site: new DataLoader(async (codes: readonly string[]) =>
    byKey(codes, await sites.find({ _id: { $in: codes } }).lean(), (site) => site._id),
  ),
  contact: new DataLoader(async (ids: readonly string[]) =>
    byKey(ids, await contacts.find({ _id: { $in: ids } }).lean(), (contact) => contact._id),
  ),
  contactsOfSite: new DataLoader(async (codes: readonly string[]) => {
    const today = dateInVietNam(new Date());
    const found = await contacts
      .find({ siteCode: { $in: codes }, validFrom: { $lte: today }, $or: [{ validTo: null }, { validTo: { $gte: today } }] })
      .limit(50 * codes.length)
      .lean();
    return groupedBy(codes, found, (contact) => contact.siteCode);
  }),
});

export type Loaders = ReturnType<typeof makeLoaders>;
export type Context = RequestContext<Loaders>;
