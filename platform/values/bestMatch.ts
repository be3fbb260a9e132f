/** Which of what was found is meant, told from what was typed: a name that holds it as whole words, before one that holds it at all. */
import { searchText } from './plainText.ts';

const rankOf = (name: string, typed: string): number => {
  if (name === typed) return 0;
  if (` ${name} `.includes(` ${typed} `)) return 1;
  if (` ${name}`.includes(` ${typed}`)) return 2;
  return typed.split(' ').every((word) => ` ${name} `.includes(` ${word} `)) ? 3 : 4;
};

/** In their own order where two fit equally well. */
export function bestFirst<Choice extends { name: string }>(choices: readonly Choice[], typed: string): Choice[] {
  const text = searchText(typed);
  if (!text) return [...choices];
  const ranked = choices.map((choice, at) => ({ choice, at, rank: rankOf(searchText(choice.name), text) }));
  return ranked.sort((one, other) => one.rank - other.rank || one.at - other.at).map(({ choice }) => choice);
}

/** Whether every word that was typed begins a word of the name. */
export function fits(name: string, typed: string): boolean {
  const plain = ` ${searchText(name)}`;
  return searchText(typed)
    .split(' ')
    .every((word) => plain.includes(` ${word}`));
}

/** A name in parts, each from a place of it; those marked that begin as a word that was typed. */
export function markMatch(name: string, typed: string): { at: number; text: string; isMatch: boolean }[] {
  const words = searchText(typed).split(' ').filter(Boolean);
  let at = 0;
  return name
    .normalize('NFC')
    .split(/(\s+)/)
    .flatMap((part) => {
      const length = Math.max(0, ...words.map((word) => lengthOf(part, word)));
      const begun = { at, text: part.slice(0, length), isMatch: true };
      const rest = { at: at + length, text: part.slice(length), isMatch: false };
      at += part.length;
      return [begun, rest].filter(({ text }) => text);
    });
}

/** How much of a name's word is a word that was typed, which may lack its marks; 0 where it does not begin so. */
function lengthOf(part: string, word: string): number {
  if (!searchText(part).startsWith(word)) return 0;
  for (let length = 1; length <= part.length; length++) if (searchText(part.slice(0, length)) === word) return length;
  return 0;
}
