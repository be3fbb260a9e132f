/** Identity documents: their form, and what a CCCD says about its holder. */
import { z } from 'zod';
import { because } from '../errors/userErrors.ts';
import { type DocumentKind, isDocumentNumber, isInsuranceNumber, readIdentityNumber, readInsuranceNumber } from '../values/readNumber.ts';

export type Gender = 'MALE' | 'FEMALE';
export type IdentityDocumentKind = DocumentKind;
export interface IdentityDocument {
  kind: IdentityDocumentKind;
  number: string;
}

export const isWellFormed = ({ kind, number }: IdentityDocument): boolean => isDocumentNumber(kind, number);

export const identityDocument = z
  .object({
    kind: z.enum(['CCCD', 'CMND', 'PASSPORT']),
    number: z.string().max(60, 'at most 60 characters').transform(readIdentityNumber),
  })
  .superRefine((value, context) => {
    if (!value.number) context.addIssue({ code: 'custom', path: ['number'], message: 'must not be blank' });
    else if (!isWellFormed(value))
      context.addIssue({ code: 'custom', path: ['number'], ...because(`not the form of a ${value.kind}`, `FORM_${value.kind}`) });
  });

/** Of the health insurance card. */
export const insuranceNumber = z
  .string()
  .max(60, 'at most 60 characters')
  .transform(readInsuranceNumber)
  .refine(isInsuranceNumber, because('two letters and 13 digits, or 10 digits', 'FORM_INSURANCE'));

/** What the digits of a CCCD say: province of birth registration, gender, year of birth. Source: circular 59/2021/TT-BCA. */
export function readCccd(number: string): { provinceCode: string; gender: Gender; yearOfBirth: number } | undefined {
  if (!isDocumentNumber('CCCD', number)) return undefined;
  const centuryAndGender = Number(number[3]);
  return {
    provinceCode: number.slice(0, 3),
    gender: centuryAndGender % 2 === 0 ? 'MALE' : 'FEMALE',
    yearOfBirth: 1900 + Math.floor(centuryAndGender / 2) * 100 + Number(number.slice(4, 6)),
  };
}

interface Holder {
  identityDocument: IdentityDocument | null;
  gender: Gender;
  dateOfBirth: string;
}

/** As the schema has it: in what a person's CCCD contradicts what is said of them. A warning: clerks at the registry err too. */
export const contradictionsOf = ({ identityDocument: document, ...person }: Holder): ('GENDER' | 'DATE_OF_BIRTH')[] =>
  document?.kind === 'CCCD'
    ? cccdContradictions(document.number, person).map((field) => (field === 'gender' ? 'GENDER' : 'DATE_OF_BIRTH'))
    : [];

/** The fields in which a CCCD contradicts what is recorded of its holder; empty when all agrees. */
export function cccdContradictions(number: string, person: { gender: Gender; dateOfBirth: string }): ('gender' | 'dateOfBirth')[] {
  const says = readCccd(number);
  if (!says) return [];
  return [
    ...(says.gender === person.gender ? [] : ['gender' as const]),
    ...(says.yearOfBirth === Number(person.dateOfBirth.slice(0, 4)) ? [] : ['dateOfBirth' as const]),
  ];
}
