/** Corrections that a decision may order, each with its fields: looked at before anything is decided or written. */

import { line, optionalLine } from '@so-tiem/platform/errors/userErrors';
import { isSiteCode } from '@so-tiem/platform/identity/territory';
import { dateOfBirth, injectionDay } from '@so-tiem/platform/inputs/calendar';
import { identityDocument, insuranceNumber } from '@so-tiem/platform/inputs/identityDocument';
import { email, optional, phone } from '@so-tiem/platform/inputs/phone';
import { z } from 'zod';
import type { MergeCitizensMutationVariables } from '../generated/operations.ts';

const dose = {
  vaccineCode: line(40),
  lotNumber: optionalLine(40),
  injectedOn: injectionDay,
  doseNumber: z.int().min(1, 'from 1').max(9, 'to 9'),
  siteCode: z.string().refine(isSiteCode, 'not the code of a site'),
};
const doseId = line(100);
type Merged = Omit<MergeCitizensMutationVariables['input'], 'idempotencyKey' | 'reason'>;

/** In a change, a field that is null or not there stays as it is. */
export const CORRECTIONS = {
  recordDose: z.strictObject({ ...dose, vaccinator: optionalLine(100) }),
  correctDose: z.strictObject({
    doseId,
    vaccineCode: optionalLine(40),
    lotNumber: dose.lotNumber,
    injectedOn: optional(dose.injectedOn),
    doseNumber: dose.doseNumber.nullish(),
    siteCode: optional(dose.siteCode),
  }),
  moveDose: z.strictObject({ doseId, toCitizenId: line(100), doseNumber: dose.doseNumber.nullish() }),
  voidDose: z.strictObject({ doseId }),
  correctCitizen: z.strictObject({
    citizenVersion: z.int(),
    fullName: optionalLine(100),
    dateOfBirth: dateOfBirth.nullish(),
    gender: z.enum(['MALE', 'FEMALE']).nullish(),
    identityDocument: identityDocument.nullish(),
    healthInsuranceNumber: optional(insuranceNumber),
    phone: optional(phone),
    email: optional(email),
    address: optionalLine(300),
  }),
  /** Its form is the schema's; whether the two may be merged the citizens subgraph says. */
  mergeRecords: z.custom<Merged>((value) => typeof value === 'object' && value !== null),
};

export type CorrectionKind = keyof typeof CORRECTIONS;
export const CORRECTION_KINDS = Object.keys(CORRECTIONS) as CorrectionKind[];

/** Of one kind, with its own fields; of all of them, unless one is named. */
export type CorrectionOf<Kind extends CorrectionKind> = {
  [Each in Kind]: { kind: Each; fields: z.output<(typeof CORRECTIONS)[Each]> };
}[Kind];
export type Correction = CorrectionOf<CorrectionKind>;
