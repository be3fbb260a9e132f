/** Doses of one person come in the order of their numbers. */
import { invalid } from '@so-tiem/platform/errors/errors';

interface Placed {
  doseNumber: number;
  injectedOn: string;
}

/** @throws DomainError when a dose lies on the wrong side of another, or on the same day */
export function checkOrder(dose: Placed, others: readonly Placed[]): void {
  const before = others.find((other) => other.doseNumber < dose.doseNumber && other.injectedOn >= dose.injectedOn);
  if (before) throw invalid('injectedOn', `dose ${before.doseNumber} was given on ${before.injectedOn}`);
  const after = others.find((other) => other.doseNumber > dose.doseNumber && other.injectedOn <= dose.injectedOn);
  if (after) throw invalid('injectedOn', `dose ${after.doseNumber} was given on ${after.injectedOn}`);
}
