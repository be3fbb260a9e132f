/** What a site is found by: its name and the units it lies in. Not its address, whose numbers fit any search. */
import { searchSuffixes } from '@so-tiem/platform/search/searchText';

export const siteSuffixes = (name: string, unitNames: readonly string[]): string[] => searchSuffixes(name, ...unitNames);
