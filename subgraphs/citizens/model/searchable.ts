/** What is stored beside a person so that they are found without diacritics and by every number they had, and listed in order. */
import type { IdentityDocument } from '@so-tiem/platform/inputs/identityDocument';
import { numberSuffix, searchSuffixes } from '@so-tiem/platform/search/searchText';
import { searchText } from '@so-tiem/platform/values/plainText';

interface Named {
  fullName: string;
  identityDocument: IdentityDocument | null;
}

/**
 * In a list, Vietnamese names stand by given name first: the last word.
 * @param earlier numbers that the person had before; a CMND that became a CCCD still finds them
 */
export function searchable(id: string, { fullName, identityDocument }: Named, earlier: readonly string[] = []) {
  const words = searchText(fullName).split(' ');
  return {
    suffixes: searchSuffixes(fullName),
    sortKey: `${words.at(-1)} ${words.slice(0, -1).join(' ')}|${id}`,
    numbers: [...new Set([...earlier, ...(identityDocument ? [numberSuffix(identityDocument.number)] : [])])],
  };
}
