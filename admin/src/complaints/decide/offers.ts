/** Which actions a complaint is offered, the one that its kind usually ends with first, and why another one is not possible yet. */
import type { ComplaintKind } from '../../../generated/graphql.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import type { DialogName } from './dialogProps.ts';

type About = Pick<ComplaintOnScreen, 'kind' | 'claimedDoses'> & { citizen?: { doses?: readonly { doseNumber: number }[] | null } | null };

/** The keys of the actions; the usual one has `r` instead. */
export const KEYS: Partial<Record<DialogName, string>> = { explain: 'n', reject: 'x', transfer: 'c', assign: 'a' };
export const USUAL_KEY = 'r';

/** Beside the usual one, always in one order. */
const USUALLY: readonly DialogName[] = ['reject', 'transfer', 'explain'];
const OTHERS: Record<ComplaintKind, readonly DialogName[]> = {
  DOSE_MISSING: USUALLY,
  DOSE_WRONG: USUALLY,
  PERSON_WRONG: USUALLY,
  DOSES_OF_ANOTHER: ['voidDose', ...USUALLY],
  RECORD_SPLIT: USUALLY,
  PASSPORT: USUALLY,
};

const ALL: readonly DialogName[] = [
  'recordDose',
  'correctDose',
  'moveDose',
  'voidDose',
  'correctCitizen',
  'mergeRecords',
  'explain',
  'transfer',
  'reject',
  'assign',
];

const USUAL: Record<ComplaintKind, DialogName> = {
  DOSE_MISSING: 'recordDose',
  DOSE_WRONG: 'correctDose',
  PERSON_WRONG: 'correctCitizen',
  DOSES_OF_ANOTHER: 'moveDose',
  RECORD_SPLIT: 'mergeRecords',
  PASSPORT: 'correctCitizen',
};

/** What a complaint of this kind usually ends with. A dose whose number the record has is not missing: it is another than the claimed one. */
export function usualOf({ kind, claimedDoses, citizen }: About): DialogName {
  const recorded = new Set((citizen?.doses ?? []).map(({ doseNumber }) => doseNumber));
  const isThere = claimedDoses.length > 0 && claimedDoses.every(({ doseNumber }) => recorded.has(doseNumber));
  return kind === 'DOSE_MISSING' && isThere ? 'correctDose' : USUAL[kind];
}

/** @returns what it lacks, as the messages name it under `act.needs`; undefined when it can be done */
export function lacking(name: DialogName, { citizen }: About): 'record' | 'doses' | undefined {
  if (['reject', 'transfer', 'assign', 'explain'].includes(name)) return undefined;
  if (!citizen) return 'record';
  return ['correctDose', 'voidDose', 'moveDose'].includes(name) && !citizen.doses?.length ? 'doses' : undefined;
}

/** In the order in which they are shown: the usual one, those beside it, all others. */
export function offersOf(complaint: About, mayAssign: boolean) {
  const usual = usualOf(complaint);
  const beside = OTHERS[complaint.kind].filter((name) => name !== usual);
  const further = ALL.filter((name) => name !== usual && !beside.includes(name) && (name !== 'assign' || mayAssign));
  return { usual, beside, further };
}
