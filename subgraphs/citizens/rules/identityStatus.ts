/**
 * The identity status that follows from a record alone. Whether the population database agrees is not known here, so
 * changed data always has to be verified again (dispatch 2262/BYT-CNTT: the next batch verifies it).
 */

import { type IdentityDocument, isWellFormed } from '@so-tiem/platform/inputs/identityDocument';
import type { IdentityStatus } from '../generated/schema.ts';

export function statusAfterChange(identityDocument: IdentityDocument | null): IdentityStatus {
  if (!identityDocument) return 'WITHOUT_ID';
  return isWellFormed(identityDocument) ? 'UNVERIFIED' : 'MALFORMED_ID';
}
