/** Telephone numbers by the country's numbering plan, stored in E.164. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import { because } from '../errors/userErrors.ts';
import { withoutInvisible } from '../values/plainText.ts';
import { barePhone } from '../values/readNumber.ts';

/**
 * Prefixes of eleven digits that ended on 15 November 2018, and what took their place (decision 798/QĐ-BTTTT): people still write them
 * down.
 */
const REPLACED: Record<string, string> = {
  ...{ '120': '70', '121': '79', '122': '77', '126': '76', '128': '78' },
  ...{ '123': '83', '124': '84', '125': '85', '127': '81', '129': '82' },
  ...{ '162': '32', '163': '33', '164': '34', '165': '35', '166': '36', '167': '37', '168': '38', '169': '39' },
  ...{ '186': '56', '188': '58', '199': '59' },
};
const REPLACED_NUMBER = /^(?:\+?84|0084|0)?(1[268-9]\d)(\d{7})$/;

/** `+84912345678` for `0912 345 678`, `84912345678`, `0084…`, `+84 (0)…`, `0163 …`; undefined for what is no valid number. */
export function normalisePhone(text: string): string | undefined {
  const typed = withoutInvisible(text.normalize('NFKC')).trim();
  const digits = barePhone(typed);
  const [, prefix = '', rest] = REPLACED_NUMBER.exec(digits) ?? [];
  const today = REPLACED[prefix];
  if (today) return `+84${today}${rest}`;
  const number = parsePhoneNumberFromString(/^\+?\d+$/.test(digits) ? digits : typed, 'VN');
  return number?.isValid() ? number.number : undefined;
}

/** Two numbers in one field: `0912345678 - 0987654321`, `…; …`, `… hoặc …`. */
const isSeveral = (text: string): boolean => text.replace(/\D/g, '').length >= 18 && /[-–/;,\s]/.test(text.trim());

export const phone = z
  .string()
  .max(60, 'at most 60 characters')
  .transform((text, context) => {
    const number = normalisePhone(text);
    if (number) return number;
    if (!text.trim()) context.addIssue({ code: 'custom', message: 'must not be blank' });
    else if (isSeveral(text)) context.addIssue({ code: 'custom', ...because('several numbers', 'SEVERAL_NUMBERS') });
    else context.addIssue({ code: 'custom', ...because('not a valid telephone number', 'PHONE') });
    return z.NEVER;
  });

export const email = z
  .string()
  .transform((text) => withoutInvisible(text).trim())
  .pipe(z.email('not an email address').max(254, 'at most 254 characters'))
  .transform((text) => text.toLowerCase());

/** Blank or absent becomes null. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === 'string' && !value.trim() ? null : (value ?? null)), schema.nullable());
