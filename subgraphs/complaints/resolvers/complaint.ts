import { can, requirePermission } from '@so-tiem/platform/authorization/permissions';
import { isHandledHere } from '@so-tiem/platform/authorization/visibility';
import { actorOf, CONTACT_ID } from '@so-tiem/platform/identity/actor';
import { actingStaff } from '@so-tiem/platform/identity/identity';
import { isWithin } from '@so-tiem/platform/identity/territory';
import { contradictionsOf } from '@so-tiem/platform/inputs/identityDocument';
import type {
  ClaimedDoseResolvers,
  ComplainantResolvers,
  ComplaintDecisionResolvers,
  ComplaintEventResolvers,
  ComplaintPhotoResolvers,
  ComplaintResolvers,
  EscalationNoticeResolvers,
  PendingDecisionResolvers,
  ProposedLinkResolvers,
} from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { Context } from '../loaders.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { candidatesOf } from '../queries/candidates.ts';
import { asLinked, refuseConfirmation } from '../rules/citizenLink.ts';
import { complainantMasking, isMaskedFor } from '../rules/complainantMasking.ts';
import { HOURS_TO_FINISH } from '../rules/deadline.ts';
import { statementOf } from '../rules/statement.ts';
import { refuseAssignment } from '../rules/states.ts';
import { viewerCan } from '../rules/viewerCan.ts';
import type { StaffReference } from './staffMember.ts';

const MAX_VIEWERS = 20;

/** @returns null also for a complaint of another territory */
export async function visibleComplaint(id: string, { identity, loaders }: Context): Promise<ComplaintRecord | null> {
  const staff = requirePermission(identity, 'complaint:read');
  const complaint = await loaders.complaint.load(id);
  return complaint && isWithin(complaint, staff.unit) ? complaint : null;
}

export const complaintResolvers = (store: Store, directory: Directory): ComplaintResolvers => ({
  __resolveReference: ({ id }, context) => visibleComplaint(id, context),
  id: (complaint) => complaint._id,
  statement: async (complaint, _, { loaders }) => statementOf(complaint, await loaders.historyOf.load(complaint._id)),
  // Where this complaint shows the person, and for who sees everybody, their other ones need not be looked at.
  citizen: (complaint, _, { identity }) => {
    const staff = actingStaff(identity);
    if (!complaint.citizenId) return null;
    const shows = staff !== null && isHandledHere(asLinked(complaint), staff, new Date());
    return { id: complaint.citizenId, ...(shows || staff?.unit.level === 'COUNTRY' ? { handledHere: shows } : {}) };
  },
  candidates: async (complaint, _, { identity }) => {
    const staff = actingStaff(identity);
    if (!staff || !can(staff, 'complaint:handle')) return [];
    return (await candidatesOf(store, directory, staff, complaint))?.map(onlyMentioned) ?? null;
  },
  // On what is closed nothing is to be confirmed any more.
  proposedLink: (complaint) => (complaint.proposedLink && !refuseAssignment(complaint) ? complaint.proposedLink : null),
  site: ({ siteCode }) => (siteCode ? { code: siteCode } : null),
  disputedDose: ({ disputedDoseId }) => (disputedDoseId ? { id: disputedDoseId } : null),
  assignee: ({ assigneeId: id, assigneeName: name }): StaffReference | null => (id !== null && name !== null ? { id, name } : null),
  viewerCan: (complaint, _, { identity }) => viewerCan(complaint, actingStaff(identity), new Date()),
  viewers: async (complaint, _, { identity, loaders }) =>
    (await loaders.viewersOf.load(complaint._id))
      .filter(({ staffId }) => staffId !== actingStaff(identity)?.id)
      .slice(0, MAX_VIEWERS)
      .map(({ staffId: id, name }) => ({ id, name })),
  relatedComplaints: async (complaint, _, { identity, loaders }) => {
    const staff = requirePermission(identity, 'complaint:read');
    return (await loaders.openOfPerson(complaint)).filter((other) => isWithin(other, staff.unit));
  },
  possibleDuplicate: ({ possibleDuplicateOf, closedAt }, _, context) =>
    possibleDuplicateOf && !closedAt ? openComplaint(possibleDuplicateOf, context) : null,
  transferredFrom: async (complaint, _, { loaders }) =>
    (await loaders.historyOf.load(complaint._id)).flatMap(({ before }) => before?.responsible ?? []),
  history: (complaint, _, { loaders }) => loaders.historyOf.load(complaint._id),
  rating: ({ rating }) => rating && { satisfied: rating.satisfied, comment: rating.why, at: rating.at },
  mailRefusals: (complaint, _, { identity, loaders }) =>
    isMaskedFor(identity) || !complaint.complainant.email ? [] : loaders.mailRefusalsOf.load(complaint._id),
  escalationNotices: (complaint, _, { loaders }) => loaders.noticesOf.load(complaint._id),
});

async function openComplaint(id: string, context: Context): Promise<ComplaintRecord | null> {
  const complaint = await visibleComplaint(id, context);
  return complaint?.closedAt === null ? complaint : null;
}

/** A person whom the complaint may be about: it makes them visible to no one, and has put no read of them on record. */
const onlyMentioned = (id: string) => ({ id, handledHere: false });

export const complaintEventResolvers: ComplaintEventResolvers = {
  by: ({ byId, by }) => actorOf(byId, by),
  failures: ({ failures }) => (failures ?? []).map(({ reason = null, conflict = null, ...failure }) => ({ ...failure, reason, conflict })),
};

export const proposedLinkResolvers: ProposedLinkResolvers = {
  citizen: ({ citizenId }) => onlyMentioned(citizenId),
  // Proposing one record after the other would show whose the claimed number is.
  agrees: ({ agrees, byId }, _, { identity }) => (byId === actingStaff(identity)?.id ? null : agrees),
  by: ({ byId, by }) => actorOf(byId, by),
  viewerCanConfirm: (proposed, _, { identity }) => {
    const staff = actingStaff(identity);
    return staff !== null && can(staff, 'complaint:handle') && !refuseConfirmation(proposed, staff);
  },
};

export const noticeResolvers: EscalationNoticeResolvers = {
  id: (notice) => notice._id,
  kind: ({ hours }) => (hours < HOURS_TO_FINISH ? 'REMINDER' : 'ESCALATION'),
  complaintCount: ({ complaints }) => complaints.length,
  notified: ({ notified: people }) =>
    people?.map(({ staffId, who, name }) => actorOf(who === 'HANDLER' ? staffId : CONTACT_ID, name)) ?? null,
};

export const complainantResolvers: ComplainantResolvers = {
  masked: (_, __, { identity }) => isMaskedFor(identity),
  dateOfBirth: (complainant, _, { identity }) => complainantMasking(identity, complainant, 'dateOfBirth'),
  identityDocument: (complainant, _, { identity }) => complainantMasking(identity, complainant, 'identityDocument'),
  cccdContradictions: (complainant, _, { identity }) => (isMaskedFor(identity) ? [] : contradictionsOf(complainant)),
  healthInsuranceNumber: (complainant, _, { identity }) => complainantMasking(identity, complainant, 'healthInsuranceNumber'),
  phone: (complainant, _, { identity }) => complainantMasking(identity, complainant, 'phone'),
  email: (complainant, _, { identity }) => complainantMasking(identity, complainant, 'email'),
  address: (complainant, _, { identity }) => complainantMasking(identity, complainant, 'address'),
};

export const claimedDoseResolvers: ClaimedDoseResolvers = {
  vaccine: ({ vaccineCode }) => (vaccineCode ? { code: vaccineCode } : null),
  site: ({ siteCode }) => (siteCode ? { code: siteCode } : null),
};

export const photoResolvers: ComplaintPhotoResolvers = {
  url: ({ id }) => `/photos/${id}`,
};

export const pendingDecisionResolvers: PendingDecisionResolvers = {
  by: ({ by }) => actorOf(by.id, by.name),
};

export const decisionResolvers: ComplaintDecisionResolvers = {
  rejectionReason: ({ reason }) => reason,
  by: ({ byId, by }) => actorOf(byId, by),
  dose: ({ doseId }) => (doseId ? { id: doseId } : null),
};
