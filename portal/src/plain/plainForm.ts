/** The form as a browser sends it by itself, and as the graph takes it. */
import type { FileComplaintInput } from '../../generated/graphql.ts';
import type { Errors } from '../fields/errors.ts';
import { asksForDoses, type ComplaintForm, emptyForm, KINDS, toInput } from '../filing/form.ts';
import { vi } from '../messages/vi.ts';

export interface PlainForm extends ComplaintForm {
  /** Names what is sent: the same content under the same key is one complaint. */
  key: string;
  /** Where they were injected, in their words. */
  placeInWords: string;
}

/** No field of the form takes more. */
const LONGEST = 2000;

export const emptyPlainForm = (): PlainForm => ({ ...emptyForm(), key: crypto.randomUUID(), placeInWords: '' });

export function readPlainForm(sent: URLSearchParams): PlainForm {
  const field = (name: string) => (sent.get(name) ?? '').slice(0, LONGEST);
  const one = <Value extends string>(name: string, values: readonly Value[]): Value | '' =>
    values.find((value) => value === field(name)) ?? '';
  return {
    ...emptyPlainForm(),
    kind: one('kind', KINDS),
    fullName: field('complainant.fullName'),
    dateOfBirth: field('complainant.dateOfBirth'),
    gender: one('gender', ['MALE', 'FEMALE']),
    identificationKind: one('complainant.identityDocument.kind', ['CCCD', 'CMND', 'PASSPORT']) || 'CCCD',
    identificationNumber: field('complainant.identityDocument.number'),
    phone: field('complainant.phone'),
    email: field('complainant.email'),
    address: field('complainant.address'),
    provinceCode: field('place.provinceCode'),
    placeInWords: field('place.inWords'),
    doses: [
      {
        doseNumber: Number(field('claimedDoses.0.doseNumber')) || 1,
        vaccineCode: field('claimedDoses.0.vaccineCode'),
        injectedOn: field('claimedDoses.0.injectedOn'),
        dateUnknown: sent.has('claimedDoses.0.dateUnknown'),
        lotNumber: field('claimedDoses.0.lotNumber'),
      },
    ],
    description: field('description'),
    key: field('key') || crypto.randomUUID(),
  };
}

/** For a handler, who reads Vietnamese, whatever the page's language was. */
export function plainInput(form: PlainForm, fileAnyway: boolean): { input: FileComplaintInput } | { errors: Errors } {
  const told = form.placeInWords.trim();
  const description = [told && `${vi['plain.place']}: ${told}`, form.description.trim()].filter(Boolean).join('\n');
  const checked = toInput({ ...form, description, doses: asksForDoses(form.kind) ? form.doses : [] });
  if ('errors' in checked) return checked;
  return { input: { ...checked.input, idempotencyKey: form.key, ...(fileAnyway ? { fileAnyway } : {}) } };
}
