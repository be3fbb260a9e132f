/** What the trail tells of one person or complaint: the segments that name them, the latest first, and in each the entries that do. */
import type { AuditEntryRecord } from '../model/auditEntry.ts';
import { instantOf } from '../model/order.ts';
import type { Store } from '../model/store.ts';

const SEGMENTS_AT_ONCE = 40;

type Between = { from?: Date | null | undefined; until?: Date | null | undefined };

/** Reads on from a place in the list. @param conditions that the entries also meet */
export const readerAbout =
  ({ entries, segments }: Store, subject: string, { from, until }: Between) =>
  async (conditions: object, after: string | undefined, limit: number): Promise<AuditEntryRecord[]> => {
    const within = [
      { subjects: subject },
      ...(from ? [{ latest: { $gte: from } }] : []),
      ...(until ? [{ earliest: { $lt: until } }] : []),
      ...(after ? [{ earliest: { $lte: instantOf(after) } }] : []),
    ];
    const naming = await segments.find({ $and: within }, { last: 1, latest: 1 }).hint('subjects_1').lean();
    naming.sort((a, b) => b.latest.getTime() - a.latest.getTime() || b.last - a.last);
    let found: AuditEntryRecord[] = [];
    for (let i = 0; i < naming.length; i += SEGMENTS_AT_ONCE) {
      // Stretches overlap in time: only what is later than all of the next ones is in its place.
      const [last, next] = [found[limit - 1], naming[i]];
      if (last && next && last.at > next.latest) break;
      const ranges = naming.slice(i, i + SEGMENTS_AT_ONCE).map((segment) => ({ number: { $gte: segment._id, $lte: segment.last } }));
      const more = await entries
        .find({ $and: [{ $or: ranges }, { subjects: subject }, conditions] })
        .hint('number_1')
        .lean();
      found = [...found, ...more].sort((a, b) => (a.order < b.order ? -1 : 1)).slice(0, limit);
    }
    return found;
  };
