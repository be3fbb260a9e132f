/** What is stored beside a name so that people are found without diacritics and listed in order. */
import { searchText, searchWords } from '@so-tiem/platform/searchText';

/** In a list, Vietnamese names stand by given name first: the last word. */
export function searchable(id: string, fullName: string): { words: string[]; sortKey: string } {
  const words = searchText(fullName).split(' ');
  return { words: searchWords(fullName), sortKey: `${words.at(-1)} ${words.slice(0, -1).join(' ')}|${id}` };
}
