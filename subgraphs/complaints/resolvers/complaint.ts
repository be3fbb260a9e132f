import { staffBehind } from '@so-tiem/platform/identity';
import { requireRight } from '@so-tiem/platform/rights';
import { isWithin } from '@so-tiem/platform/territory';
import type {
  ClaimedDoseResolvers,
  ComplaintResolvers,
  DecisionResolvers,
  PhotoResolvers,
  ResponsibleUnitResolvers,
} from '../generated/schema.ts';
import { shownTo } from '../rules/shownTo.ts';

export const complaintResolvers: ComplaintResolvers = {
  __resolveReference: async ({ id }, { identity, loaders }) => {
    const staff = requireRight(identity, 'complaint:read');
    const complaint = await loaders.complaint.load(id);
    return complaint && isWithin(complaint, staff.unit) ? complaint : null;
  },
  id: (complaint) => complaint._id,
  citizen: ({ citizenId }) => (citizenId ? { id: citizenId, handledHere: true } : null),
  complainant: ({ complainant }, _, { identity }) => shownTo(identity, complainant),
  site: ({ siteCode }) => (siteCode ? { code: siteCode } : null),
  disputedDose: ({ disputedDoseId }) => (disputedDoseId ? { id: disputedDoseId } : null),
  assignee: ({ assigneeName }) => assigneeName,
  mine: ({ assigneeId }, _, { identity }) => assigneeId !== null && assigneeId === staffBehind(identity)?.id,
  history: (complaint, _, { loaders }) => loaders.historyOf.load(complaint._id),
};

export const claimedDoseResolvers: ClaimedDoseResolvers = {
  vaccine: ({ vaccineCode }) => (vaccineCode ? { code: vaccineCode } : null),
  site: ({ siteCode }) => (siteCode ? { code: siteCode } : null),
};

export const responsibleUnitResolvers: ResponsibleUnitResolvers = {
  administrativeUnit: ({ level, code }) => (level === 'SITE' ? null : { code }),
  site: ({ level, code }) => (level === 'SITE' ? { code } : null),
  office: ({ code }) => ({ code }),
};

export const photoResolvers: PhotoResolvers = {
  url: ({ id }) => `/photos/${id}`,
};

export const decisionResolvers: DecisionResolvers = {
  dose: ({ doseId }) => (doseId ? { id: doseId } : null),
};
