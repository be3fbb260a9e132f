/** Telling two claimants apart who file under one number or about one record. Also read by the console. */
import { sameName } from './plainText.ts';

export interface Claimant {
  fullName: string;
  /** Partial where no more is known. */
  dateOfBirth: string;
  phone: string;
  identityDocument?: { number: string } | null;
}

const TOLD = {
  fullName: ({ fullName }) => fullName,
  dateOfBirth: ({ dateOfBirth }) => dateOfBirth,
  phone: ({ phone }) => phone,
  identityDocument: ({ identityDocument }) => identityDocument?.number ?? '',
} satisfies Record<string, (claimant: Claimant) => string>;

export interface Difference {
  field: keyof typeof TOLD;
  one: string;
  other: string;
}

/** In what they say different things of themselves; what only one of them says is no difference. */
export const differencesOf = (one: Claimant, other: Claimant): Difference[] =>
  (Object.keys(TOLD) as Difference['field'][])
    .map((field) => ({ field, one: TOLD[field](one), other: TOLD[field](other) }))
    .filter(({ field, one: mine, other: theirs }) => mine && theirs && !agree(field, mine, theirs));

/** A date that is known in part agrees with each that begins so. */
function agree(field: Difference['field'], one: string, other: string): boolean {
  if (field === 'fullName') return sameName(one, other);
  if (field === 'dateOfBirth') return one.startsWith(other) || other.startsWith(one);
  return one === other;
}
