/**
 * Text as people type it, made comparable. One normaliser for the servers and both front ends: what is stored is cleaned by
 * `plainLine`, what is searched by `searchText`, names are compared by `sameName` and `sameSpelling`.
 */

/** Zero-width and bidirectional characters, soft hyphens, byte-order marks: invisible, and never meant. */
const INVISIBLE = /[\p{Cf}\u115F\u1160\u3164]|\u034F|[\uFE00-\uFE0F]/gu;

export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/** Composed letters, no control or invisible characters, white space folded and trimmed; the Vietnamese Đ for its look-alikes. */
export const plainLine = (text: string): string =>
  vietnameseD(withoutInvisible(text.normalize('NFC')))
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();

/** Several lines, with tabs. */
export const plainText = (text: string): string =>
  withoutInvisible(text.normalize('NFC'))
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
    .trim();

/** A letter that was lost on the way from another encoding (U+FFFD): the text has to be typed again. */
export const isDamaged = (text: string): boolean => text.includes('\uFFFD');

/** Icelandic eth and the African d with a suffix look the same as the Vietnamese letter, and keyboards offer them. */
const vietnameseD = (text: string): string => text.replace(/[\u00D0\u0189]/g, 'Đ').replace(/[\u00F0\u0256]/g, 'đ');

const APOSTROPHES = /['’‘ʼ`´′ʹ]/g;
/** A consonant alone begins the name of a people of the highlands: H'Hen, H Hen and HHen are one name. */
const CONSONANT = /^[bcdghklmnpqrstvx]$/;

/** For finding in Vietnamese without diacritics: lower case, base letters, đ to d, one space between words. */
export function searchText(text: string): string {
  const words = vietnameseD(withoutInvisible(text))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(APOSTROPHES, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  return words.reduceRight((rest, word) => (rest ? `${word}${CONSONANT.test(word) ? '' : ' '}${rest}` : word), '');
}

/** Syllables in which i and y are one letter, whichever the writer prefers. */
const WITH_Y = /^(h|k|l|m|s|t|v|qu)y$/;
const WITH_I = /^(h|k|l|m|s|t|v|qu)i$/;

/** The other spelling of a normalised text, with i for y; the same text where there is none. */
export const withI = (text: string): string => text.replace(/\S+/g, (word) => word.replace(WITH_Y, '$1i'));
export const withY = (text: string): string => text.replace(/\S+/g, (word) => word.replace(WITH_I, '$1y'));

/** Whether two texts are one name: letter case, diacritics, apostrophes, i and y do not count. */
export const sameName = (one: string, other: string): boolean => withI(searchText(one)) === withI(searchText(other));

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Whether two texts are spelled alike: diacritics count, but neither letter case nor where the mark of the tone stands (hoà, hòa). */
export const sameSpelling = (one: string, other: string): boolean => spelling(one) === spelling(other);

const spelling = (text: string): string =>
  plainLine(text)
    .replace(APOSTROPHES, "'")
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .replace(/\S+/g, (word) => {
      const bare = word.replace(TONES, '');
      return (WITH_Y.test(bare) ? withI(bare) : bare) + (word.match(TONES) ?? []).sort().join('');
    });
