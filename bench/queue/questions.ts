/** What is asked of the queue: of each kind many, taken from what the sample holds. */
import { encodeCursor } from '@so-tiem/platform/graphql/page';
import { COUNTRY } from '@so-tiem/platform/identity/territory';
import { phraseCondition } from '@so-tiem/platform/search/searchText';
import { SUFFIXES } from '@so-tiem/platform/search/textSearch';
import { Random } from '../../seed/random.ts';
import { type ComplaintRecord, SORTED_BY } from '../../subgraphs/complaints/model/complaint.ts';
import type { Store } from '../../subgraphs/complaints/model/store.ts';
import { sumScopes } from '../../subgraphs/complaints/model/tally.ts';
import type { QueueAsked } from '../../subgraphs/complaints/queries/complaintQueue.ts';

export interface Question extends QueueAsked {
  after: string | null;
  /** The scopes' counts, instead of a page. */
  counts: boolean;
}

export const KINDS = ['first page', 'page 1,000', 'in another order', 'by unit', 'by free text', 'scope counts'] as const;
export type Kind = (typeof KINDS)[number];

const MANY = 200;
const PAGE = 25;
const DEEP = 1000;

/** At fewer than 25,000 complaints there is no page 1,000; then it is the last full one. */
export async function makeQuestions({ complaints, counts }: Store): Promise<Record<Kind, Question[]>> {
  const random = new Random(1);
  const total = await complaints.estimatedDocumentCount();
  const before = PAGE * (Math.min(DEEP, Math.floor(total / PAGE)) - 1);
  const deep = await complaints.find({}, { urgencyKey: 1 }).sort({ urgencyKey: 1 }).hint('queue_country').skip(before).limit(1).lean();
  const some = await complaints.find({}).sort({ urgencyKey: 1 }).hint('queue_country').limit(MANY).lean();
  // Units that fill a page, so that the pages of a small and of a large queue are as long.
  const units = (await counts.find({ _id: { $ne: COUNTRY } }, { cells: 1 }).lean()).filter(
    ({ cells }) => sumScopes(cells, {}).unassigned > PAGE,
  );
  const page = { scope: 'UNASSIGNED' as const, filter: {}, after: null, counts: false };
  return {
    'first page': [page],
    'page 1,000': [{ ...page, scope: 'ALL' as const, after: encodeCursor('queue', deep[0]?.urgencyKey ?? '') }],
    'in another order': SORTED_BY.flatMap((field) =>
      (['ASC', 'DESC'] as const).map((direction) => ({ ...page, orderBy: { field, direction } })),
    ),
    'by unit': Array.from({ length: MANY }, () => ({ ...page, filter: { unit: random.pick(units)._id } })),
    'by free text': (await textsOf(complaints, random, some)).map((text) => ({ ...page, scope: 'ALL' as const, filter: { text } })),
    'scope counts': [{ ...page, counts: true }, ...some.map(({ province }) => ({ ...page, filter: { unit: province }, counts: true }))],
  };
}

/**
 * As people search: by code, which finds one, and by the whole name, its end or the given name, of those that
 * fill a page, so that the pages of a small and of a large queue are as long.
 */
async function textsOf(complaints: Store['complaints'], random: Random, some: readonly ComplaintRecord[]): Promise<string[]> {
  const texts: string[] = [];
  for (const { complainant, code } of some) {
    const words = complainant.fullName.split(' ');
    const names = [complainant.fullName, words.slice(-2).join(' '), words.at(-1) ?? ''];
    const filling: string[] = [];
    for (const name of names)
      if ((await complaints.collection.countDocuments(phraseCondition('suffixes', name), { limit: PAGE, hint: SUFFIXES })) === PAGE)
        filling.push(name);
    texts.push(filling.length && random.chance(0.6) ? random.pick(filling) : code);
  }
  return texts;
}
