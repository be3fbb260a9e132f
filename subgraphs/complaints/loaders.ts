/** DataLoaders: what one request asks for many times is read once. */
import { byKey, groupedBy, listsOf } from '@so-tiem/platform/graphql/batching';
import { WITHOUT_SUFFIXES } from '@so-tiem/platform/search/textSearch';
import type { RequestContext } from '@so-tiem/platform/subgraph';
import DataLoader from 'dataloader';
import type { ComplaintRecord } from './model/complaint.ts';
import type { Store } from './model/store.ts';
import { openOfPerson } from './queries/relatedComplaints.ts';
import type { Linked } from './rules/citizenLink.ts';

const MAX_EVENTS = 200;
const MAX_NOTICES = 100;
const MAX_REFUSALS = 20;
const MAX_COMPLAINTS = 50;
const LINK = { citizenId: 1, linkEvidence: 1, status: 1, closedAt: 1, province: 1, district: 1, commune: 1, site: 1 };

const latestEvents = (events: Store['events']) =>
  listsOf(
    MAX_EVENTS,
    (ids, limit) =>
      events
        .find({ complaintId: { $in: ids } })
        .sort({ version: -1 })
        .limit(limit)
        .lean(),
    ({ complaintId }) => complaintId,
  );

export const makeLoaders = (store: Store) => {
  const { complaints, events, mailRefusals, notices, viewers } = store;
  return {
    complaint: new DataLoader(async (ids: readonly string[]) =>
      byKey(ids, await complaints.find({ _id: { $in: ids } }, WITHOUT_SUFFIXES).lean(), (complaint) => complaint._id),
    ),
    historyOf: new DataLoader(async (ids: readonly string[]) =>
      (await latestEvents(events)(ids)).map((newestFirst) => newestFirst.toReversed()),
    ),
    viewersOf: new DataLoader(async (ids: readonly string[]) =>
      groupedBy(
        ids,
        await viewers.find({ complaintId: { $in: ids }, until: { $gt: new Date() } }).lean(),
        ({ complaintId }) => complaintId,
      ),
    ),
    mailRefusalsOf: new DataLoader(
      listsOf(
        MAX_REFUSALS,
        (ids, limit) =>
          mailRefusals
            .find({ complaintId: { $in: ids } })
            .sort({ at: -1 })
            .limit(limit)
            .lean(),
        ({ complaintId }) => complaintId,
      ),
    ),
    noticesOf: new DataLoader(async (ids: readonly string[]) => {
      const found = await notices.find({ 'complaints.id': { $in: ids } }).lean();
      found.sort((a, b) => a.at.getTime() - b.at.getTime());
      return ids.map((id) => found.filter((notice) => notice.complaints.some((complaint) => complaint.id === id)).slice(-MAX_NOTICES));
    }),
    complaintsOfCitizen: new DataLoader(
      listsOf(
        MAX_COMPLAINTS,
        (ids, limit) =>
          complaints
            .find({ citizenId: { $in: ids } })
            .sort({ recordedAt: -1 })
            .limit(limit)
            .lean(),
        ({ citizenId }) => citizenId,
      ),
    ),
    /** What they are as evidence: which of them show the person, and to whom. */
    linksOfCitizen: new DataLoader(
      listsOf(
        MAX_COMPLAINTS,
        (ids, limit) =>
          complaints
            .find({ citizenId: { $in: ids }, linkEvidence: { $ne: null } }, LINK)
            .sort({ recordedAt: -1 })
            .limit(limit)
            .lean<(Linked & { citizenId: string })[]>(),
        ({ citizenId }) => citizenId,
      ),
    ),
    /** For one complaint on a screen. */
    openOfPerson: (complaint: ComplaintRecord) => openOfPerson(store, complaint),
  };
};

export type Loaders = ReturnType<typeof makeLoaders>;
export type Context = RequestContext<Loaders>;
