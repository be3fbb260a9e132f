/** What links a complaint to a person's record, and how long the link shows the person to those who handle the complaint. */

import type { LinkEvidence, LinkedComplaint } from '@so-tiem/platform/authorization/visibility';
import { type Failure, refusal } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { isDecided } from '@so-tiem/platform/values/erasure';
import type { ClaimedField, ComplaintStatus } from '../generated/schema.ts';
import { reopenUntil } from './deadline.ts';

/** A link that the claim alone does not carry: another number, another date of birth. */
export interface ProposedLinkRecord {
  citizenId: string;
  /** In what the claim and the record agree. */
  agrees: ClaimedField[];
  byId: string;
  by: string;
  at: Date;
}

/** By a second member of staff. @returns the failure; undefined when they may confirm it */
export const refuseConfirmation = ({ byId }: Pick<ProposedLinkRecord, 'byId'>, staff: Staff): Failure | undefined =>
  byId === staff.id ? refusal('FORBIDDEN', 'confirmed by another member of staff than who proposed it') : undefined;

/** Whether number and date of birth are those of the record: the two that stand on every paper and that few know together. */
export const isSufficient = (agrees: readonly ClaimedField[]): boolean =>
  agrees.includes('IDENTITY_DOCUMENT') && agrees.includes('DATE_OF_BIRTH');

const FOR_GOOD = new Date(8.64e15); // the last instant that there is

/** What a complaint is as evidence depends on. */
export type Linked = Omit<LinkedComplaint, 'openUntil'> & { status: ComplaintStatus; closedAt: Date | null };

/** The complaint as evidence for seeing the person (platform/authorization/visibility.ts). */
export function asLinked({ province, district, commune, site, linkEvidence, status, closedAt }: Linked): LinkedComplaint {
  return { province, district, commune, site, linkEvidence, openUntil: openUntil({ status, closedAt }) };
}

/** Null of what is final: withdrawn and merged ones at once. */
export function openUntil({ status, closedAt }: Pick<Linked, 'status' | 'closedAt'>): Date | null {
  if (!closedAt) return FOR_GOOD;
  return isDecided(status) ? reopenUntil(closedAt) : null;
}

/** The fields of a complaint that is linked. */
export const linkedTo = (citizenId: string, linkEvidence: LinkEvidence) => ({ citizenId, linkEvidence, proposedLink: null });
