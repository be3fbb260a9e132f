/** Other open complaints of the same person: about the same thing one of them is too many. */

import { numberSuffix } from '@so-tiem/platform/search/searchText';
import { SUFFIXES, WITHOUT_SUFFIXES } from '@so-tiem/platform/search/textSearch';
import { sameName } from '@so-tiem/platform/values/plainText';
import type { ComplaintKind } from '../generated/schema.ts';
import type { ComplainantRecord, ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { open } from '../model/urgencyKey.ts';

/** Of one person; more are looked at as they are closed. */
const MAX_OPEN = 20;
const BY_CITIZEN = 'citizenId_1';

interface Asked {
  kind: ComplaintKind;
  claimedDoses: readonly { doseNumber: number }[];
}

/** Of the same claimant, or about the same record. Most urgent first. */
export async function openOfPerson({ complaints }: Store, { _id, complainant, citizenId }: ComplaintRecord): Promise<ComplaintRecord[]> {
  const found = await Promise.all([
    openUnder({ complaints }, complainant),
    citizenId ? complaints.find({ citizenId, closedAt: null }, WITHOUT_SUFFIXES).hint(BY_CITIZEN).limit(MAX_OPEN).lean() : [],
  ]);
  const others = new Map(found.flat().map((complaint) => [complaint._id, complaint]));
  others.delete(_id);
  return mostUrgentFirst([...others.values()]);
}

type Claimant = Pick<ComplainantRecord, 'identityDocument' | 'phone' | 'fullName' | 'dateOfBirth'>;

/** Open ones of the same claimant, as far as their papers and their phone tell. */
export async function openUnder({ complaints }: Pick<Store, 'complaints'>, claimant: Claimant): Promise<ComplaintRecord[]> {
  const { identityDocument, phone, dateOfBirth } = claimant;
  const find = async (condition: object) =>
    await complaints
      .find({ urgencyKey: open, ...condition }, WITHOUT_SUFFIXES)
      .hint(SUFFIXES)
      .limit(MAX_OPEN)
      .lean();
  // Apart: of a phone that many share there may be more than are looked at.
  const found = await Promise.all([
    identityDocument ? find({ suffixes: numberSuffix(identityDocument.number) }) : [],
    find({ suffixes: numberSuffix(phone), 'complainant.dateOfBirth': dateOfBirth }),
  ]);
  const byId = new Map(found.flat().map((complaint) => [complaint._id, complaint]));
  return mostUrgentFirst([...byId.values()].filter(({ complainant }) => isSamePerson(complainant, claimant)));
}

/**
 * By the number; where they gave different papers, an old CMND and the CCCD that took its place, or one gave none, by what else they say
 * of themselves. Two numbers of one kind are two people.
 */
export const isSamePerson = (one: Claimant, other: Claimant): boolean =>
  one.identityDocument && other.identityDocument && one.identityDocument.kind === other.identityDocument.kind
    ? one.identityDocument.number === other.identityDocument.number
    : (one.identityDocument !== null && one.identityDocument.number === other.identityDocument?.number) ||
      (one.phone === other.phone && one.dateOfBirth === other.dateOfBirth && sameName(one.fullName, other.fullName));

/** Under one sealed number an index has no order of its own. */
const mostUrgentFirst = (found: ComplaintRecord[]): ComplaintRecord[] => found.sort((a, b) => (a.urgencyKey < b.urgencyKey ? -1 : 1));

/** The same kind, and where doses are claimed, one of the same number. */
export const isAboutTheSame = (one: Asked, other: Asked): boolean =>
  one.kind === other.kind &&
  (!one.claimedDoses.length ||
    one.claimedDoses.some((dose) => other.claimedDoses.some(({ doseNumber }) => doseNumber === dose.doseNumber)));
