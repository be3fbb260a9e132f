/** Whoever handles complaints sees who complains in clear; whoever only reads them sees enough to tell two apart. */
import { type Identity, staffBehind } from '@so-tiem/platform/identity';
import { maskPerson } from '@so-tiem/platform/masking';
import { isSystem, may } from '@so-tiem/platform/rights';
import type { ComplaintRecord } from '../model/complaint.ts';

export function shownTo(
  identity: Identity,
  complainant: ComplaintRecord['complainant'],
): ComplaintRecord['complainant'] & { masked: boolean } {
  const staff = staffBehind(identity);
  const masked = staff ? !may(staff, 'complaint:handle') : !isSystem(identity);
  return { ...(masked ? maskPerson(complainant) : complainant), masked };
}
