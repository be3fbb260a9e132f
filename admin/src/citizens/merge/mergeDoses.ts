/** What becomes of each dose of two records of one person: proposed here, decided by whoever merges. */
import type { MergedDoseInput, RecordToMergeQuery } from '../../../generated/graphql.ts';

export type RecordToMerge = NonNullable<RecordToMergeQuery['citizen']>;
type Dose = Pick<NonNullable<RecordToMerge['doses']>[number], 'id' | 'injectedOn' | 'doseNumber'>;

/** Nobody is injected twice within a week (subgraphs/doses/rules/sameInjection.ts). */
const SAME_WITHIN_DAYS = 7;

export const maySame = (one: Pick<Dose, 'injectedOn'>, other: Pick<Dose, 'injectedOn'>): boolean =>
  Math.abs(Date.parse(one.injectedOn) - Date.parse(other.injectedOn)) < SAME_WITHIN_DAYS * 86_400_000;

/** The kept record's doses stay, those that the other one has of the same injection are its twins, all are numbered by their day. */
export function proposeDoses(kept: readonly Dose[], other: readonly Dose[]): MergedDoseInput[] {
  const twins = new Map(
    other.flatMap((dose) => {
      const twin = kept.find((each) => maySame(each, dose));
      return twin ? [[dose.id, twin.id] as const] : [];
    }),
  );
  const all = [...kept, ...other].sort((a, b) => a.injectedOn.localeCompare(b.injectedOn) || a.doseNumber - b.doseNumber);
  return numbered(all.map(({ id }) => ({ id, sameAs: twins.get(id) ?? null, doseNumber: null })));
}

/** @param doses in the order of their days; the numbers follow from which of them count */
export function numbered(doses: readonly MergedDoseInput[]): MergedDoseInput[] {
  let number = 0;
  return doses.map((dose) => (dose.sameAs ? { ...dose, doseNumber: null } : { ...dose, doseNumber: ++number }));
}
