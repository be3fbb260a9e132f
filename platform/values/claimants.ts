/** Telling two claimants apart who file under one number or about one record. Also read by the console. */
import { sameName } from './plainText.ts';

export interface Claimant {
  fullName: string;
  /** Partial where no more is known. */
  dateOfBirth: string;
  phone: string;
  identification?: { number: string } | null;
}

const TOLD = {
  fullName: ({ fullName }) => fullName,
  dateOfBirth: ({ dateOfBirth }) => dateOfBirth,
  phone: ({ phone }) => phone,
  identification: ({ identification }) => identification?.number ?? '',
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
    .filter(
      ({ field, one: mine, other: theirs }) => mine && theirs && mine !== theirs && !(field === 'fullName' && sameName(mine, theirs)),
    );
