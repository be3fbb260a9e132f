/** A field's value in a person's or a dose's history. */
import { showDate } from '../format.ts';

export function showField(translate: (key: string) => string, name: string, value: string | null | undefined): string {
  if (!value) return '—';
  if (name === 'gender') return translate(`gender.${value}`);
  if (name === 'identityStatus') return translate(`identity.${value}`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? showDate(value) : value;
}
