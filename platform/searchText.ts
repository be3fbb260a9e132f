/** Search in Vietnamese without diacritics: lower case, base letters, đ to d, one space between words. */
export function searchText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The distinct words of several texts, to be stored as an indexed array. */
export const searchWords = (...texts: (string | null | undefined)[]): string[] =>
  [...new Set(texts.flatMap((text) => (text ? searchText(text).split(' ') : [])))].filter(Boolean);

/**
 * Conditions on an array of search words: every word as typed, the last one as a prefix (somebody is still typing).
 * The prefix is of letters and digits only, so it is safe inside a regular expression.
 */
export function wordConditions(field: string, text: string): Record<string, unknown>[] {
  const words = searchText(text).split(' ').filter(Boolean).slice(0, 8);
  return words.map((word, i) => ({ [field]: i === words.length - 1 ? { $regex: `^${word}` } : word }));
}
