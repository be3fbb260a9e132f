/** The form as it is typed, kept while the tab is open, and as it is sent. */
import { isLandline } from '@so-tiem/platform/values/readNumber';
import { useLayoutEffect, useState } from 'react';
import type { ComplaintKind, FileComplaintInput, Gender, IdentityDocumentKind } from '../../generated/graphql.ts';
import { readDate } from '../fields/dates.ts';
import type { Errors } from '../fields/errors.ts';
import { mayBeDocument, mayBeEmail, mayBePhone } from '../fields/forms.ts';
import type { UploadedPhoto } from '../graph.ts';
import type { MessageKey } from '../messages/messages.tsx';

export interface ClaimedDoseForm {
  doseNumber: number;
  vaccineCode: string;
  injectedOn: string;
  /** They do not remember the day. */
  dateUnknown: boolean;
  lotNumber: string;
}

interface ChosenSite {
  code: string;
  name: string;
}

export interface ComplaintForm {
  /** Of the content that was sent last: the same content is the same complaint, any other one is another. */
  sent: { content: string; key: string } | null;
  kind: ComplaintKind | '';
  fullName: string;
  dateOfBirth: string;
  gender: Gender | '';
  identificationKind: IdentityDocumentKind;
  identificationNumber: string;
  phone: string;
  email: string;
  address: string;
  provinceCode: string;
  districtCode: string;
  communeCode: string;
  site: ChosenSite | null;
  /** The record that is wrong, where they came from it. */
  disputedDoseId: string;
  doses: ClaimedDoseForm[];
  photos: UploadedPhoto[];
  description: string;
}

export const KINDS: readonly ComplaintKind[] = [
  'DOSE_MISSING',
  'DOSE_WRONG',
  'PERSON_WRONG',
  'DOSES_OF_ANOTHER',
  'RECORD_SPLIT',
  'PASSPORT',
];
/** Kinds that are about a certain injection, which then has to be named. */
export const asksForDoses = (kind: ComplaintForm['kind']): boolean => kind === 'DOSE_MISSING' || kind === 'DOSE_WRONG';

/** Neither a text message nor a mail reaches them. */
export const getsNoMessage = ({ phone, email }: Pick<ComplaintForm, 'phone' | 'email'>): boolean => isLandline(phone) && !email.trim();

const STORED = 'so-tiem.complaint';

export const emptyDose = (doseNumber: number): ClaimedDoseForm => ({
  doseNumber,
  vaccineCode: '',
  injectedOn: '',
  dateUnknown: false,
  lotNumber: '',
});

export const emptyForm = (): ComplaintForm => ({
  sent: null,
  kind: '',
  fullName: '',
  dateOfBirth: '',
  gender: '',
  identificationKind: 'CCCD',
  identificationNumber: '',
  phone: '',
  email: '',
  address: '',
  provinceCode: '',
  districtCode: '',
  communeCode: '',
  site: null,
  disputedDoseId: '',
  doses: [emptyDose(1)],
  photos: [],
  description: '',
});

// randomUUID is missing where the page is not on https or localhost
const newKey = (): string => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;

/** Begins a complaint elsewhere than on its page, which then shows it. */
export const keepComplaint = (fields: Partial<ComplaintForm>): void => sessionStorage.setItem(STORED, JSON.stringify(fields));

/** The form survives a reload and a lost connection; it is forgotten when it was filed, or with the tab. */
export function useComplaintForm() {
  const [form, setForm] = useState<ComplaintForm>(() => {
    try {
      return { ...emptyForm(), ...JSON.parse(sessionStorage.getItem(STORED) ?? '{}') };
    } catch {
      return emptyForm();
    }
  });
  // Before it is drawn: what can be seen is kept, whatever happens next.
  useLayoutEffect(() => sessionStorage.setItem(STORED, JSON.stringify(form)), [form]);
  return {
    form,
    change: (fields: Partial<ComplaintForm>) => setForm((before) => ({ ...before, ...fields })),
    forget: () => {
      sessionStorage.removeItem(STORED);
      setForm(emptyForm());
    },
  };
}

/** What can be told without asking the gateway; it checks everything again. */
export function toInput(form: ComplaintForm): { input: FileComplaintInput; sent: ComplaintForm['sent'] } | { errors: Errors } {
  const errors: Errors = {};
  const require = (path: string, value: string) => {
    if (!value.trim()) errors[path] = 'error.REQUIRED';
  };
  const date = (path: string, typed: string, partial = false) => {
    const read = readDate(typed, partial);
    if (!typed.trim()) errors[path] = 'error.REQUIRED';
    else if ('error' in read) errors[path] = read.error;
    return 'date' in read ? read.date : '';
  };
  require('kind', form.kind);
  require('complainant.fullName', form.fullName);
  const dateOfBirth = date('complainant.dateOfBirth', form.dateOfBirth, true);
  require('complainant.gender', form.gender);
  require('complainant.phone', form.phone);
  const mayBe = (path: string, typed: string, fits: boolean, error: MessageKey) => {
    if (typed.trim() && !fits) errors[path] = error;
  };
  mayBe('complainant.phone', form.phone, mayBePhone(form.phone), 'error.phone');
  mayBe('complainant.email', form.email, mayBeEmail(form.email), 'error.email');
  mayBe(
    'complainant.identityDocument.number',
    form.identificationNumber,
    mayBeDocument(form.identificationKind, form.identificationNumber),
    'error.identityDocument',
  );
  require('place.provinceCode', form.provinceCode);
  const claimedDoses = asksForDoses(form.kind)
    ? form.doses.map((dose, i) => ({
        doseNumber: dose.doseNumber,
        vaccineCode: dose.vaccineCode || null,
        lotNumber: dose.lotNumber || null,
        injectedOn: dose.dateUnknown ? null : date(`claimedDoses.${i}.injectedOn`, dose.injectedOn),
        siteCode: form.site?.code ?? null,
      }))
    : [];
  if (Object.keys(errors).length || !form.kind || !form.gender) return { errors };
  const content: Omit<FileComplaintInput, 'idempotencyKey'> = {
    kind: form.kind,
    complainant: {
      fullName: form.fullName,
      dateOfBirth,
      gender: form.gender,
      identityDocument: form.identificationNumber.trim() ? { kind: form.identificationKind, number: form.identificationNumber } : null,
      phone: form.phone,
      email: form.email || null,
      address: form.address || null,
    },
    place: {
      provinceCode: form.provinceCode,
      districtCode: form.districtCode || null,
      communeCode: form.communeCode || null,
      siteCode: form.site?.code ?? null,
    },
    description: form.description || null,
    claimedDoses,
    disputedDoseId: (form.kind === 'DOSE_WRONG' && form.disputedDoseId) || null,
    photoIds: form.photos.map((photo) => photo.id),
  };
  const text = JSON.stringify(content);
  const sent = form.sent?.content === text ? form.sent : { content: text, key: newKey() };
  return { input: { idempotencyKey: sent.key, ...content }, sent };
}
