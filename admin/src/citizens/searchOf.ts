/** What is typed into one field is a number of a document, a phone, or a name. */
import { readIdentityNumber } from '@so-tiem/platform/values/readNumber';
import type { CitizenSearchInput } from '../../generated/graphql.ts';

const PHONE = /^(0[1-9]\d{8,9}|(\+|00)?840?[1-9]\d{8,9})$/;

export function searchOf(typed: string, dateOfBirth: string): CitizenSearchInput | undefined {
  const text = typed.trim();
  const number = readIdentityNumber(text);
  const born = dateOfBirth ? { dateOfBirth } : {};
  const dialled = number.replace(/[()]/g, '');
  if (PHONE.test(dialled) && !/^0\d{11}$/.test(dialled)) return { phone: dialled, ...born };
  if (/^(\d{9}|\d{12}|[A-Z]\d{6,8})$/.test(number)) return { identityDocument: number, ...born };
  if (text.length >= 2 && !/^[\d+]/.test(text)) return { name: text, ...born };
  return !text && dateOfBirth ? born : undefined; // a number that is still being typed finds no one
}
