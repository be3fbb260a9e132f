/** Is the chain whole, every entry from the first that is kept to the last; and is each found by whom it tells of? */
import { readInBatches } from '@so-tiem/platform/graphql/page';
import type { AuditEntryRecord } from '../model/auditEntry.ts';
import type { Store } from '../model/store.ts';
import { BEGINNING, brokenLink, signatureOfBase } from '../rules/chain.ts';
import { LONGEST_SEGMENT } from '../rules/segments.ts';

/** After so many the rest is no news. */
const MAX_BROKEN = 100;

/** An end of the chain as it was written down earlier. */
export interface Witness {
  number: number;
  hash: string;
  /** ISO 8601, where it is known. */
  at?: string;
}

/** @param witnesses ends that were written down outside the database */
export async function verifyChain(
  { entries, ends, segments }: Store,
  witnesses: readonly Witness[] = [],
): Promise<{ checked: number; head: { number: number; hash: string }; broken: string[] }> {
  const broken: string[] = [];
  let checked = 0;
  const base = await ends.findById('base').lean();
  if (base && base.signature !== signatureOfBase(base))
    broken.push(`the beginning was moved to entry ${base.number + 1}, not by retention`);
  // Entries come in meanwhile: the end as it was before says how far they go at the least, as it is afterwards how far at the most.
  const endBefore = (await ends.findById('head').lean()) ?? BEGINNING;
  let previous: { number: number; hash: string } = base ?? BEGINNING;
  /** What is before the beginning was taken away by retention; an empty chain had no end. */
  const expected = Map.groupBy(
    witnesses.filter(({ number }) => number > previous.number),
    ({ number }) => number,
  );
  const say = (fault: string) => {
    if (broken.length < MAX_BROKEN) broken.push(fault);
  };
  const read = async (after: string | undefined, limit: number): Promise<AuditEntryRecord[]> =>
    await entries
      .find(after === undefined ? {} : { number: { $gt: Number(after) } })
      .sort({ number: 1 })
      .limit(limit)
      .hint('number_1')
      .lean();
  for await (const batch of readInBatches(read, ({ number }) => String(number))) {
    const named = await namedIn(segments, batch);
    for (const entry of batch) {
      const fault = brokenLink(previous, entry) ?? hidden(entry, named);
      if (fault) say(fault);
      for (const { hash, at } of expected.get(entry.number) ?? [])
        if (hash !== entry.hash) say(`entry ${entry.number} is not the one that was written down${when(at)}`);
      expected.delete(entry.number);
      previous = { number: entry.number, hash: entry.hash };
      checked += 1;
    }
  }
  const endAfter = (await ends.findById('head').lean()) ?? BEGINNING;
  if (endBefore.number > previous.number) broken.push(`entries ${previous.number + 1} to ${endBefore.number} are missing at the end`);
  else if (endAfter.number < previous.number || (endAfter.number === previous.number && endAfter.hash !== previous.hash))
    broken.push('the end is not the last entry');
  for (const [{ number, at } = { number: 0, at: '' }] of expected.values())
    say(`entry ${number}, which was written down${when(at)}, is not there`);
  return { checked, head: previous, broken };
}

const when = (at: string | undefined): string => (at ? ` at ${at}` : '');

/** For each entry's number, of whom its segment says that it tells. */
async function namedIn(segments: Store['segments'], batch: readonly AuditEntryRecord[]): Promise<Map<number, Set<string>>> {
  const [first = 0, last = 0] = [batch[0]?.number, batch.at(-1)?.number];
  const found = await segments.find({ _id: { $gt: first - LONGEST_SEGMENT, $lte: last } }).lean();
  return new Map(
    found.flatMap((segment) => {
      const subjects = new Set(segment.subjects);
      return Array.from({ length: segment.last - segment._id + 1 }, (_, i): [number, Set<string>] => [segment._id + i, subjects]);
    }),
  );
}

const hidden = ({ number, subjects }: AuditEntryRecord, named: Map<number, Set<string>>): string | undefined =>
  subjects.every((subject) => named.get(number)?.has(subject)) ? undefined : `entry ${number} is not found by whom it tells of`;
