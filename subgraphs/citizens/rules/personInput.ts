/** The fields of a person as they may be entered. */
import { dateOfBirth } from '@so-tiem/platform/calendar';
import { invalid } from '@so-tiem/platform/errors';
import { cccdContradictions, type Gender, type Identification, identification } from '@so-tiem/platform/identification';
import { email, optional, phone } from '@so-tiem/platform/phone';
import { line, optionalLine } from '@so-tiem/platform/userErrors';
import { z } from 'zod';

export const personFields = {
  fullName: line(100).refine((name) => name.includes(' '), 'family name and given name'),
  dateOfBirth,
  gender: z.enum(['MALE', 'FEMALE']),
  nationality: optional(z.string().regex(/^[A-Z]{2}$/, 'two capital letters')),
  identification: identification.nullish(),
  healthInsuranceNumber: optional(
    z
      .string()
      .trim()
      .regex(/^([A-Z]{2}\d{13}|\d{10})$/, 'not the form of a health insurance number'),
  ),
  phone: optional(phone),
  email: optional(email),
  address: optionalLine(300),
  communeCode: optional(z.string().regex(/^\d{5}$/, 'five digits')),
};

/** @throws DomainError naming the field that the CCCD's own digits contradict */
export function checkCccd(person: { gender: Gender; dateOfBirth: string; identification: Identification | null }): void {
  if (person.identification?.kind !== 'CCCD') return;
  const [field] = cccdContradictions(person.identification.number, person);
  if (field) throw invalid(field, 'contradicts the digits of the CCCD');
}
