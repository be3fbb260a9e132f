/** What is left of what identifies a person, for those whose task does not need it: enough to tell two apart, not to use it. */
import type { IdentityDocument } from '../inputs/identityDocument.ts';

import { yearOf } from '../values/partialDate.ts';

const SHOWN = 3;
const hidden = (count: number): string => '•'.repeat(Math.max(count, SHOWN));

/** `•••••••••001`: for the person themselves, to whom the tail says which of their papers it is. */
export const maskOwnNumber = (number: string): string => hidden(number.length - SHOWN) + number.slice(-SHOWN);

/** `••••••`: no digit and no length, so that a number cannot be guessed piece by piece (a tail leaves a thousandth of the guesses). */
export const maskNumber = (_: string): string => hidden(2 * SHOWN);

export const maskIdentityDocument = ({ kind, number }: IdentityDocument): IdentityDocument => ({ kind, number: maskNumber(number) });

export const maskText = (_: string): string => hidden(SHOWN);

/** Fields that identify a person, wherever they stand, and what is shown of them. */
export const MASKS: Readonly<Record<string, (text: string) => string>> = {
  number: maskNumber,
  identityDocument: maskNumber,
  healthInsuranceNumber: maskNumber,
  phone: maskNumber,
  email: maskText,
  address: maskText,
  dateOfBirth: yearOf,
};

export interface Person {
  dateOfBirth: string;
  identityDocument: IdentityDocument | null;
  healthInsuranceNumber: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
}

const PERSON: { [Field in keyof Person]: (value: NonNullable<Person[Field]>) => Person[Field] } = {
  dateOfBirth: yearOf,
  identityDocument: maskIdentityDocument,
  healthInsuranceNumber: maskNumber,
  phone: maskNumber,
  email: maskText,
  address: maskText,
};

/** One field alone: the others stay sealed, whose opening costs more than all else of a long list (encryption/sealing.ts). */
export function maskedField<Of extends Person, Field extends keyof Person>(person: Of, field: Field): Of[Field] {
  const value: Person[Field] = person[field];
  return (value === null ? value : PERSON[field](value as NonNullable<Person[Field]>)) as Of[Field]; // a mask is of the same type
}
