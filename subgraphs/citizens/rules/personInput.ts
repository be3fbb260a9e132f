/** The fields of a person as they may be entered. */

import { line, optionalLine } from '@so-tiem/platform/errors/userErrors';
import { dateOfBirth } from '@so-tiem/platform/inputs/calendar';
import { identityDocument, insuranceNumber } from '@so-tiem/platform/inputs/identityDocument';
import { email, optional, phone } from '@so-tiem/platform/inputs/phone';
import { z } from 'zod';

export const personFields = {
  fullName: line(100), // one word too: some peoples have no family names
  dateOfBirth,
  gender: z.enum(['MALE', 'FEMALE']),
  nationality: optional(z.string().regex(/^[A-Z]{2}$/, 'two capital letters')),
  identityDocument: identityDocument.nullish(),
  healthInsuranceNumber: optional(insuranceNumber),
  phone: optional(phone),
  email: optional(email),
  address: optionalLine(300),
  communeCode: optional(z.string().regex(/^\d{5}$/, 'five digits')),
};
