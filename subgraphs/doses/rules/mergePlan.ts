/** What becomes of each dose when two records of one person are put together. */
import { duplicate, invalid } from '@so-tiem/platform/errors/errors';
import type { DoseRecord } from '../model/dose.ts';
import { checkOrder } from './order.ts';
import { maySameInjection } from './sameInjection.ts';

/** A dose either counts, under a number, or is the same injection as one that does. */
export interface Wanted {
  id: string;
  doseNumber?: number | null | undefined;
  sameAs?: string | null | undefined;
}

/** One dose that ends, and what takes its place. */
export interface Step {
  before: DoseRecord;
  status: 'SUPERSEDED' | 'MOVED' | 'VOIDED';
  after: Pick<DoseRecord, 'citizenId' | 'doseNumber'> | null;
  reason: string;
}

/**
 * @param counting all doses of both that count today
 * @throws DomainError naming the dose, where not each of them has its place, or two contradict each duplicate
 */
export function planMerge(counting: readonly DoseRecord[], doses: readonly Wanted[], survivorId: string, reason: string): Step[] {
  const wanted = new Map(doses.map((dose) => [dose.id, dose]));
  if (wanted.size !== doses.length || wanted.size !== counting.length || !counting.every(({ _id }) => wanted.has(_id)))
    throw invalid('doses', 'not exactly the doses of both that count today');
  const fieldOf = ({ _id }: DoseRecord) => `doses.${doses.findIndex(({ id }) => id === _id)}`;
  const survivor = counting.flatMap((dose) => {
    const { doseNumber, sameAs } = wanted.get(dose._id) ?? {};
    if (Boolean(doseNumber) === Boolean(sameAs)) throw invalid(fieldOf(dose), 'either counts under a number, or is the same as another');
    return doseNumber ? [{ ...dose, doseNumber }] : [];
  });
  for (const dose of survivor) {
    const others = survivor.filter((duplicate) => duplicate !== dose);
    if (others.some(({ doseNumber }) => doseNumber === dose.doseNumber))
      throw duplicate(fieldOf(dose), `dose ${dose.doseNumber} counts twice`);
    checkOrder(dose, others);
  }
  return counting.flatMap((before): Step[] => {
    const { doseNumber, sameAs } = wanted.get(before._id) ?? {};
    if (!doseNumber) {
      const sameInjection = survivor.find(({ _id }) => _id === sameAs);
      if (!sameInjection || !maySameInjection(before, sameInjection)) throw invalid(fieldOf(before), 'not the same injection');
      return [{ before, status: 'VOIDED', after: null, reason: `${reason}; trùng với mũi ${sameInjection.doseNumber}` }];
    }
    if (before.citizenId === survivorId && doseNumber === before.doseNumber) return [];
    return [
      { before, status: before.citizenId === survivorId ? 'SUPERSEDED' : 'MOVED', after: { citizenId: survivorId, doseNumber }, reason },
    ];
  });
}

/**
 * The way back of a dose that a merge gave a new place: as it stands today, with what was corrected since; null when it is void
 * by now, or with another person.
 */
export function planUnmerge(all: readonly DoseRecord[], merged: DoseRecord, reason: string): Step | null {
  let last = merged;
  for (let next: DoseRecord | undefined = merged; next; next = all.find(({ supersedesId }) => supersedesId === last._id)) last = next;
  if (last === merged || last.status !== 'CURRENT') return null;
  const { citizenId, doseNumber } = merged;
  return { before: last, status: last.citizenId === citizenId ? 'SUPERSEDED' : 'MOVED', after: { citizenId, doseNumber }, reason };
}
