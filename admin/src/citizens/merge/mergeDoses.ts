/** What becomes of each dose of two records of one person: proposed here, decided by the one who merges. */
import type { MergedDoseInput, RecordToMergeQuery } from '../../../generated/graphql.ts';

export type RecordToMerge = NonNullable<RecordToMergeQuery['citizen']>;
type Dose = Pick<NonNullable<RecordToMerge['doses']>[number], 'id' | 'injectedOn' | 'doseNumber'>;

/** No person is injected twice within a week (subgraphs/doses/rules/sameInjection.ts). */
const SAME_WITHIN_DAYS = 7;

export const maySame = (one: Pick<Dose, 'injectedOn'>, duplicate: Pick<Dose, 'injectedOn'>): boolean =>
  Math.abs(Date.parse(one.injectedOn) - Date.parse(duplicate.injectedOn)) < SAME_WITHIN_DAYS * 86_400_000;

/** The survivor record's doses stay, those of the duplicate that are the same injection are void, all are numbered by their day. */
export function proposeDoses(survivor: readonly Dose[], duplicate: readonly Dose[]): MergedDoseInput[] {
  const sameInjections = new Map(
    duplicate.flatMap((dose) => {
      const sameInjection = survivor.find((each) => maySame(each, dose));
      return sameInjection ? [[dose.id, sameInjection.id] as const] : [];
    }),
  );
  const all = [...survivor, ...duplicate].sort((a, b) => a.injectedOn.localeCompare(b.injectedOn) || a.doseNumber - b.doseNumber);
  return numbered(all.map(({ id }) => ({ id, sameAs: sameInjections.get(id) ?? null, doseNumber: null })));
}

/** @param doses in the order of their days; the numbers follow from which of them count */
export function numbered(doses: readonly MergedDoseInput[]): MergedDoseInput[] {
  let number = 0;
  return doses.map((dose) => (dose.sameAs ? { ...dose, doseNumber: null } : { ...dose, doseNumber: ++number }));
}
