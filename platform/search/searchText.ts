/** What is stored beside a text so that it is found by any of its words, and how it is asked for (decision 0009). */

import { normalisePhone } from '../inputs/phone.ts';
import { keyring } from '../storage/encryption/keyring.ts';
import { searchText, withI, withY } from '../values/plainText.ts';
import { readIdentityNumber } from '../values/readNumber.ts';

/** Words of a text beyond these are not searched for. */
const MAX_WORDS = 8;

const wordsOf = (text: string): string[] => {
  const searched = searchText(text);
  const number = searched.replaceAll(' ', '');
  return /^\d+$/.test(number) ? [number] : searched.split(' ').filter(Boolean).slice(0, MAX_WORDS); // a phone number in groups
};

/**
 * The distinct suffixes of several texts, to be stored as an indexed array: "le thi hong", "thi hong", "hong". What somebody
 * types, a word or several that follow each other, the last maybe incomplete, is the beginning of a suffix: one range of
 * the index, as narrow as the words together are rare.
 */
export function searchSuffixes(...texts: (string | null | undefined)[]): string[] {
  const suffixes = texts.flatMap((text) => {
    const normal = text ? wordsOf(text).join(' ') : '';
    // A name is found by either spelling (Lý, Lí), whichever its own is.
    return [...new Set([normal, withY(normal), withI(normal)])].flatMap((spelled) => {
      const words = spelled.split(' ').filter(Boolean);
      return words.map((_, i) => words.slice(i).join(' '));
    });
  });
  return [...new Set(suffixes)];
}

/**
 * A number of a person's (phone, ID) as it stands among the suffixes: found whole, and not to be read. A phone is found in both of
 * its usual forms.
 */
export function numberSuffixes(...numbers: (string | null | undefined)[]): string[] {
  const forms = numbers.flatMap((number) => (number ? [number, number.replace(/^\+84/, '0')] : []));
  return [...new Set(forms.map(numberSuffix))];
}

/** The shortest is a passport's. */
const NUMBER = /^[A-Z]{0,2}\d{6,}$/;
/** A part of every number that is kept to be found by: it never changes. */
const NUMBERS = 'tails';
export const numberSuffix = (number: string): string => `#${keyring().lookup(NUMBERS, searchText(number).replaceAll(' ', ''))}`;
/**
 * What is found whole that a text may be, read as in a form: the number of a document, `CCCD 079 190-000.001`; of a phone, `0084…`, `0163…`;
 * an address of mail.
 */
export function numbersIn(text: string): string[] {
  if (/^\s*\S+@\S+\s*$/.test(text)) return [text.trim().toLowerCase()];
  const number = searchText(readIdentityNumber(text)).replaceAll(' ', '').toUpperCase();
  const isNumber = NUMBER.test(number);
  // A name with a phone beside it is looked for as it is.
  const phone = /\p{L}/u.test(text) ? undefined : normalisePhone(text);
  return [...new Set([...(isNumber ? [number] : []), ...(phone ? [phone] : [])])];
}

/** Letters, digits and spaces only, so that it is safe inside a regular expression. */
export const phraseCondition = (field: string, text: string): Record<string, unknown> => ({
  [field]: { $regex: `^${wordsOf(text).join(' ')}` },
});

/** The same in two parts: what ends with the phrase, and what goes on after it. */
export function wholePhrase(field: string, text: string): { whole: Record<string, unknown>; others: Record<string, unknown> } {
  const phrase = wordsOf(text).join(' ');
  return { whole: { [field]: phrase }, others: { [field]: { $regex: `^${phrase}.` } } };
}

/** Every word as typed, in any order, the last one as a beginning. */
export function wordConditions(field: string, text: string): Record<string, unknown>[] {
  const words = wordsOf(text);
  return words.map((word, i) => ({ [field]: { $regex: i === words.length - 1 ? `^${word}` : `^${word}( |$)` } }));
}
