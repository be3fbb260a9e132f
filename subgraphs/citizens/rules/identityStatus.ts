/**
 * The identity status that follows from a record alone. Whether the population database agrees is not known here, so
 * changed data always has to be verified again (dispatch 2262/BYT-CNTT: the next batch verifies it).
 */
import { type Identification, isWellFormed } from '@so-tiem/platform/inputs/identityDocument';
import type { IdentityStatus } from '../model/citizen.ts';

export function statusAfterChange(identification: Identification | null): IdentityStatus {
  if (!identification) return 'WITHOUT_ID';
  return isWellFormed(identification) ? 'UNVERIFIED' : 'MALFORMED_ID';
}
