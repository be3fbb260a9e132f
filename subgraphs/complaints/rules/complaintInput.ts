/** A complaint as it may be filed. */

import { line, optionalLine } from '@so-tiem/platform/errors/userErrors';
import { dateOfBirth, injectionDay } from '@so-tiem/platform/inputs/calendar';
import { identityDocument, insuranceNumber } from '@so-tiem/platform/inputs/identityDocument';
import { email, optional, phone } from '@so-tiem/platform/inputs/phone';
import { idempotencyKey } from '@so-tiem/platform/storage/idempotency';
import { z } from 'zod';
import { ComplaintKind } from '../generated/schema.ts';

export const MAX_PHOTOS = 6;
/** Kinds that are about a certain injection, which then has to be named. */
const ABOUT_A_DOSE = new Set<string>(['DOSE_MISSING', 'DOSE_WRONG']);

const complainant = z.strictObject({
  fullName: line(100), // one word too: some peoples have no family names
  dateOfBirth,
  gender: z.enum(['MALE', 'FEMALE']),
  /** Children, and people whose papers are lost, have none: the phone is then a guardian's or a contact's. */
  identityDocument: identityDocument.nullish().transform((document) => document ?? null),
  healthInsuranceNumber: optional(insuranceNumber),
  phone,
  email: optional(email),
  address: optionalLine(300),
});

const claimedDose = z.strictObject({
  doseNumber: z.int().min(1, 'from 1').max(9, 'to 9'),
  vaccineCode: optionalLine(40),
  lotNumber: optionalLine(40),
  /** Null for who does not remember. */
  injectedOn: injectionDay.nullish().transform((date) => date ?? null),
  siteCode: optionalLine(20),
});

export const text = (max: number) =>
  z
    .string()
    .nullish()
    .transform(
      (value) =>
        value
          ?.normalize('NFC')
          .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
          .trim() || null,
    )
    .pipe(z.string().max(max, `at most ${max} characters`).nullable());

export const photoIds = z
  .array(z.string())
  .max(MAX_PHOTOS, `at most ${MAX_PHOTOS} photos`)
  .nullish()
  .transform((ids) => [...new Set(ids ?? [])]);

export const complaintInput = z
  .object({
    idempotencyKey,
    kind: z.enum(ComplaintKind),
    complainant,
    place: z.strictObject({
      provinceCode: z.string(),
      districtCode: optionalLine(3),
      communeCode: optionalLine(5),
      siteCode: optionalLine(20),
    }),
    description: text(2000),
    claimedDoses: z
      .array(claimedDose)
      .max(9, 'at most 9 doses')
      .nullish()
      .transform((doses) => doses ?? []),
    disputedDoseId: z.uuid('not the id of a dose').nullish(),
    photoIds,
    fileAnyway: z.boolean().nullish(),
  })
  .superRefine((complaint, context) => {
    if (ABOUT_A_DOSE.has(complaint.kind) && !complaint.claimedDoses.length) {
      context.addIssue({ code: 'custom', path: ['claimedDoses'], message: 'at least the dose that is missing or wrong' });
    }
  });

export const explanation = line(2000);

/** By what the citizen names their complaint, as they type it. */
export const tracked = { code: z.string().max(40), phone: z.string().max(40) };
