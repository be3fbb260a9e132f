/** In which of what is claimed of a person a record agrees: tells no more of the record than that. For the complaints subgraph. */

import { parseInput } from '@so-tiem/platform/errors/userErrors';
import { identityDocument } from '@so-tiem/platform/inputs/identityDocument';
import { normalisePhone } from '@so-tiem/platform/inputs/phone';
import { numberSuffix } from '@so-tiem/platform/search/searchText';
import { sameName } from '@so-tiem/platform/values/plainText';
import { z } from 'zod';
import type { ClaimedField, ClaimedPersonInput } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';

const claimed = z.strictObject({
  fullName: z.string().nullish(),
  dateOfBirth: z.string().nullish(),
  gender: z.string().nullish(),
  identityDocument: identityDocument.nullish().catch(null),
  phone: z.string().nullish(),
});

/** @returns null for a person who is not on the platform, or whose record was merged with another */
export async function compareWithClaim({ citizens }: Store, id: string, raw: ClaimedPersonInput): Promise<ClaimedField[] | null> {
  const claim = parseInput(claimed, raw);
  const person = await citizens.findById(id).lean();
  if (!person || person.mergedInto) return null;
  const agrees: Record<ClaimedField, boolean> = {
    FULL_NAME: Boolean(claim.fullName) && sameName(claim.fullName ?? '', person.fullName),
    DATE_OF_BIRTH: claim.dateOfBirth === person.dateOfBirth,
    GENDER: claim.gender === person.gender,
    // Also a number that the person had before: a CMND that was replaced by a CCCD.
    IDENTITY_DOCUMENT: Boolean(claim.identityDocument) && person.numbers.includes(numberSuffix(claim.identityDocument?.number ?? '')),
    PHONE: Boolean(claim.phone && person.phone) && normalisePhone(claim.phone ?? '') === person.phone,
  };
  return (Object.keys(agrees) as ClaimedField[]).filter((field) => agrees[field]);
}
