/** A changed field of any record in words; what only programs read is told apart from nothing. */
import { showDate, showMoment } from '../format.ts';

type Translate = (key: string, options?: { _: string }) => string;

/** Fields whose values are constants, and where those are translated. */
const CONSTANTS: Record<string, string> = {
  status: 'status',
  kind: 'kind',
  gender: 'gender',
  identityStatus: 'identity',
  role: 'role',
  'decision.status': 'status',
  'decision.outcome': 'outcome',
  'decision.reason': 'reason',
  'responsible.level': 'unitLevel',
};

/** Fields that point to a record or an account; an account's name stands in a field beside. */
const POINTER = /(?:Id|(?:^|\.)id|^end\.by|recordedBy)$/;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-|^[0-9a-f]{24,}$|^\d{2}\.\d{3}\.\d{5}\.\d{2}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT/;
const DAY = /^\d{4}-\d\d-\d\d$/;

export function showChange(translate: Translate, name: string, value: string | null | undefined): string {
  if (!value) return '—';
  const words = CONSTANTS[name];
  if (words) return translate(`${words}.${value}`, { _: translate('audit.value.other') });
  if (value === 'true' || value === 'false') return translate(`audit.value.${value}`);
  if (MOMENT.test(value)) return showMoment(value);
  if (DAY.test(value)) return showDate(value);
  if (/^[[{]/.test(value)) return translate('audit.value.several');
  return POINTER.test(name) || ID.test(value) || /^[A-Z]+(_[A-Z]+)+$/.test(value) ? translate('audit.value.other') : value;
}

export const nameOfChange = (translate: Translate, name: string): string =>
  translate(`audit.field.${name.replaceAll('.', '_')}`, {
    _: translate(`field.${name.split('.').at(-1)}`, { _: translate('audit.field.other') }),
  });

/** What was seen: `Complaint.history` and such, each in words, once. */
export const namesOfSeen = (translate: Translate, fields: readonly string[]): string =>
  [...new Set(fields.map((field) => nameOfChange(translate, field.split('.').at(-1) ?? field)))].join(', ');
