/** How entries that came together are put into segments. */
import type { AuditEntryRecord } from '../model/auditEntry.ts';
import type { SegmentRecord } from '../model/segment.ts';

/** Reading for a person reads all entries of a segment. */
export const LONGEST_SEGMENT = 100;

export function segmentsOf(entries: readonly Pick<AuditEntryRecord, 'number' | 'at' | 'subjects'>[]): SegmentRecord[] {
  const segments: SegmentRecord[] = [];
  for (let i = 0; i < entries.length; i += LONGEST_SEGMENT) {
    const part = entries.slice(i, i + LONGEST_SEGMENT);
    const times = part.map(({ at }) => at.getTime());
    const subjects = [...new Set(part.flatMap((entry) => entry.subjects))];
    const [first, last] = [part[0], part.at(-1)];
    if (!first || !last || !subjects.length) continue;
    segments.push({
      _id: first.number,
      last: last.number,
      earliest: new Date(Math.min(...times)),
      latest: new Date(Math.max(...times)),
      subjects,
    });
  }
  return segments;
}
