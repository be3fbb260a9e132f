/** How entries that came together are put into stretches. */
import type { AuditEntryRecord } from '../model/auditEntry.ts';
import type { StretchRecord } from '../model/segment.ts';

/** Whoever looks for a person reads all entries of a stretch. */
export const LONGEST_STRETCH = 100;

export function stretchesOf(entries: readonly Pick<AuditEntryRecord, 'number' | 'at' | 'subjects'>[]): StretchRecord[] {
  const stretches: StretchRecord[] = [];
  for (let i = 0; i < entries.length; i += LONGEST_STRETCH) {
    const part = entries.slice(i, i + LONGEST_STRETCH);
    const times = part.map(({ at }) => at.getTime());
    const subjects = [...new Set(part.flatMap((entry) => entry.subjects))];
    const [first, last] = [part[0], part.at(-1)];
    if (!first || !last || !subjects.length) continue;
    stretches.push({
      _id: first.number,
      last: last.number,
      earliest: new Date(Math.min(...times)),
      latest: new Date(Math.max(...times)),
      subjects,
    });
  }
  return stretches;
}
