/** What is typed into one field is a number of a document, a phone, or a name. */
import type { CitizenSearch } from '../../generated/graphql.ts';

export function searchOf(typed: string, dateOfBirth: string): CitizenSearch | undefined {
  const text = typed.trim();
  const number = text.replace(/[\s.-]/g, '');
  const born = dateOfBirth ? { dateOfBirth } : {};
  if (/^(0|\+84)\d{9}$/.test(number)) return { phone: number, ...born };
  if (/^(\d{9}|\d{12}|[A-Za-z]\d{6,8})$/.test(number)) return { identification: number, ...born };
  if (text.length >= 2 && !/^[\d+]/.test(text)) return { name: text, ...born };
  return !text && dateOfBirth ? born : undefined; // a number that is still being typed finds nobody
}
