/**
 * Saying whose record a complaint is about. The link shows the person, so it needs evidence: ID and date of birth as claimed, or as on
 * the papers, are those of the record. Anything weaker is proposed by one member of staff and confirmed by a second one.
 */

import type { LinkEvidence } from '@so-tiem/platform/authorization/visibility';
import { invalid, requireAllowed, wrongState } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { dateOfBirth } from '@so-tiem/platform/inputs/calendar';
import { identityDocument } from '@so-tiem/platform/inputs/identityDocument';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { z } from 'zod';
import type { ConfirmCitizenLinkInput, LinkCitizenInput, RefuseCitizenLinkInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';
import { loadForDeciding, loadForHandling } from '../repository/loadForHandling.ts';
import { isSufficient, linkedTo, refuseConfirmation } from '../rules/citizenLink.ts';
import { refuseAssignment } from '../rules/states.ts';

const input = z.strictObject({
  ...versioned,
  citizenId: z.string(),
  papers: z.strictObject({ identityDocument, dateOfBirth }).nullish(),
});
const answer = z.strictObject(versioned);

export async function linkCitizen(store: Store, directory: Directory, identity: Identity, raw: LinkCitizenInput): Promise<ComplaintRecord> {
  const { citizenId, papers, ...which } = parseInput(input, raw);
  const { staff, complaint } = await loadForDeciding(store, identity, which);
  const agrees = await directory.compareWithClaim(citizenId, complaint.complainant);
  if (isSufficient(agrees)) return await link(store, staff, complaint, citizenId, 'CLAIM');
  if (papers) {
    const evidence = await checkPapers(store, directory, staff, citizenId, papers);
    // A link that the claim itself carries is not taken away from its person by one member of staff.
    if (complaint.linkEvidence !== 'CLAIM' || complaint.citizenId === citizenId)
      return await link(store, staff, complaint, citizenId, evidence);
  }
  if (!papers) await store.paperTries.take(staff.id);
  return await changeComplaint(store, complaint, {
    kind: 'LINK_PROPOSED',
    by: staff,
    fields: { proposedLink: { citizenId, agrees, byId: staff.id, by: staff.name, at: new Date() } },
  });
}

/** @throws DomainError naming `papers`: which of the two is wrong is not told */
async function checkPapers(
  store: Store,
  directory: Directory,
  staff: Staff,
  citizenId: string,
  papers: NonNullable<z.output<typeof input>['papers']>,
): Promise<LinkEvidence> {
  await store.paperTries.take(staff.id);
  if (!isSufficient(await directory.compareWithClaim(citizenId, papers)))
    throw invalid('papers', 'not the number and the date of birth of this record');
  return 'PAPERS';
}

const link = (store: Store, by: Staff, complaint: ComplaintRecord, citizenId: string, evidence: LinkEvidence) =>
  changeComplaint(store, complaint, { kind: 'LINKED', by, note: evidence, fields: linkedTo(citizenId, evidence) });

/** By a second person of the unit, or of one above. */
export async function confirmCitizenLink(
  store: Store,
  directory: Directory,
  identity: Identity,
  raw: ConfirmCitizenLinkInput,
): Promise<ComplaintRecord> {
  const { staff, complaint, proposed } = await loadProposed(store, identity, raw);
  requireAllowed(refuseConfirmation(proposed, staff));
  await directory.compareWithClaim(proposed.citizenId, complaint.complainant); // whether the record still stands for itself
  return await link(store, staff, complaint, proposed.citizenId, 'SECOND_PERSON');
}

/** By a second person, or by the one who proposed it and thinks better of it. */
export async function refuseCitizenLink(store: Store, identity: Identity, raw: RefuseCitizenLinkInput): Promise<ComplaintRecord> {
  const { staff, complaint } = await loadProposed(store, identity, raw);
  return await changeComplaint(store, complaint, { kind: 'LINK_REFUSED', by: staff, fields: { proposedLink: null } });
}

/** Also when another one has claimed the complaint: the second person need not claim it. */
async function loadProposed(store: Store, identity: Identity, raw: ConfirmCitizenLinkInput | RefuseCitizenLinkInput) {
  const { staff, complaint } = await loadForHandling(store, identity, parseInput(answer, raw));
  requireAllowed(refuseAssignment(complaint));
  const { proposedLink: proposed } = complaint;
  if (!proposed) throw wrongState('no record is proposed');
  return { staff, complaint, proposed };
}
