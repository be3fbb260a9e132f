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
