/** What is stored beside a name so that people are found without diacritics and listed in order. */
import { searchTails, searchText } from '@so-tiem/platform/searchText';

/** In a list, Vietnamese names stand by given name first: the last word. */
export function searchable(id: string, fullName: string): { tails: string[]; sortKey: string } {
  const words = searchText(fullName).split(' ');
  return { tails: searchTails(fullName), sortKey: `${words.at(-1)} ${words.slice(0, -1).join(' ')}|${id}` };
}
