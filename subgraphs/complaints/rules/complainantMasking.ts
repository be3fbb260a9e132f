/** Handlers see the complainant in clear; readers see enough to tell two complainants apart. */

import { maskedField, type Person } from '@so-tiem/platform/authorization/masking';
import { can, isSystem } from '@so-tiem/platform/authorization/permissions';
import { actingStaff, type Identity } from '@so-tiem/platform/identity/identity';
import type { ComplainantRecord } from '../model/complaint.ts';

export function isMaskedFor(identity: Identity): boolean {
  const staff = actingStaff(identity);
  return staff ? !can(staff, 'complaint:handle') : !isSystem(identity);
}

export const complainantMasking = <Field extends keyof Person>(
  identity: Identity,
  complainant: ComplainantRecord,
  field: Field,
): ComplainantRecord[Field] => (isMaskedFor(identity) ? maskedField(complainant, field) : complainant[field]);
