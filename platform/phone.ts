/** Telephone numbers by the country's numbering plan, stored in E.164. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';

/** `+84912345678` for `0912 345 678`; undefined for what is no valid number. */
export function normalisePhone(text: string): string | undefined {
  const number = parsePhoneNumberFromString(text, 'VN');
  return number?.isValid() ? number.number : undefined;
}

export const phone = z
  .string()
  .max(30, 'at most 30 characters')
  .transform((text, context) => {
    const number = normalisePhone(text);
    if (number) return number;
    context.addIssue({ code: 'custom', message: text.trim() ? 'not a valid telephone number' : 'must not be blank' });
    return z.NEVER;
  });

export const email = z
  .email('not an email address')
  .max(254, 'at most 254 characters')
  .transform((text) => text.toLowerCase());

/** Blank or absent becomes null. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === 'string' && !value.trim() ? null : (value ?? null)), schema.nullable());
