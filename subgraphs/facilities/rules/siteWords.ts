/** The words that a site is found by: its name and the units it lies in. Not its address, whose numbers fit any search. */
import { searchWords } from '@so-tiem/platform/searchText';

export const siteWords = (name: string, unitNames: readonly string[]): string[] => searchWords(name, ...unitNames);
