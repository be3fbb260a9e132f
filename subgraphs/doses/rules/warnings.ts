/**
 * What may be wrong with a dose before it is saved. Warnings, not refusals: what was really injected is recorded as it was,
 * even where it should not have been. Sources: the vaccines' own courses (vaccines.ts); dispatch 10722/BYT-DP of
 * 17 December 2021 for boosters, three months after the primary course.
 */

import { CAMPAIGN_BEGAN, dateInVietNam, daysBetween } from '@so-tiem/platform/inputs/calendar';
import type { DoseWarningKind } from '../generated/schema.ts';
import type { DoseRecord } from '../model/dose.ts';
import { vaccineByCode } from './vaccines.ts';

const BOOSTER_AFTER_DAYS = 90;

export interface DoseWarning<Dose> {
  kind: DoseWarningKind;
  dose: Dose | null;
  days: number | null;
}

type Recorded = Pick<DoseRecord, 'vaccineCode' | 'injectedOn' | 'doseNumber'>;

/** @param others the person's doses that count, without the one that is corrected */
export function warningsOf<Dose extends Recorded>(
  dose: Recorded,
  others: readonly Dose[],
  { dateOfBirth, now }: { dateOfBirth: string; now: Date },
): DoseWarning<Dose>[] {
  const { injectedOn, doseNumber } = dose;
  const warn = (kind: DoseWarningKind, other: Dose | null = null, days: number | null = null) => ({ kind, dose: other, days });
  const before = others.find((other) => other.doseNumber === doseNumber - 1);
  const days = before ? daysAfter(before, doseNumber) : 0;
  return [
    ...others.filter((other) => other.doseNumber === doseNumber).map((other) => warn('SAME_NUMBER', other)),
    ...others.filter((other) => other.injectedOn === injectedOn && other.doseNumber !== doseNumber).map((other) => warn('SAME_DAY', other)),
    ...others
      .filter((other) => (other.doseNumber - doseNumber) * (other.injectedOn < injectedOn ? -1 : other.injectedOn > injectedOn ? 1 : 0) < 0)
      .map((other) => warn('ORDER', other)),
    ...(injectedOn < CAMPAIGN_BEGAN ? [warn('BEFORE_CAMPAIGN')] : []),
    ...(injectedOn > dateInVietNam(now) ? [warn('FUTURE')] : []),
    ...(injectedOn < dateOfBirth ? [warn('BEFORE_BIRTH')] : []),
    ...(before && before.injectedOn < injectedOn && daysBetween(before.injectedOn, injectedOn) < days
      ? [warn('TOO_EARLY', before, days)]
      : []),
  ];
}

/** Days that should lie between a dose and the one before, by the course of what was given before. */
function daysAfter(before: Recorded, doseNumber: number): number {
  const vaccine = vaccineByCode(before.vaccineCode);
  if (!vaccine) return 0;
  return doseNumber > vaccine.primaryDoses ? BOOSTER_AFTER_DAYS : vaccine.secondDoseAfterDays;
}
