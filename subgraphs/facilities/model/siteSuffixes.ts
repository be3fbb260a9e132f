/** What a site is found by: its name and the units it lies in. Not its address, whose numbers fit any search. */
import { searchTails } from '@so-tiem/platform/search/searchText';

export const siteTails = (name: string, unitNames: readonly string[]): string[] => searchTails(name, ...unitNames);
