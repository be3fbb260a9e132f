/** All resolvers of the subgraph. */
import { requireRight } from '@so-tiem/platform/authorization/permissions';
import { payload } from '@so-tiem/platform/errors/userErrors';
import { isWithin } from '@so-tiem/platform/identity/territory';
import { addProof } from '../actions/addProof.ts';
import { assignComplaint } from '../actions/assignComplaint.ts';
import { handleTogether } from '../actions/bulkUpdateComplaints.ts';
import { releaseComplaint, takeComplaint } from '../actions/claimComplaint.ts';
import { attendComplaint } from '../actions/complaintHeartbeat.ts';
import { beAtWork, distributeComplaints } from '../actions/configureAutoAssignment.ts';
import { eraseComplaintsOf } from '../actions/eraseComplaintsOf.ts';
import { fileComplaint } from '../actions/fileComplaint.ts';
import { confirmComplainant, identifyComplainant, refuseComplainant } from '../actions/identifyComplainant.ts';
import { dropShared, keepShared } from '../actions/keepShared.ts';
import { joinComplaints } from '../actions/mergeComplaints.ts';
import { rateComplaint } from '../actions/rateComplaint.ts';
import { rejectComplaint } from '../actions/rejectComplaint.ts';
import { reopenComplaint } from '../actions/reopenComplaint.ts';
import { resolveComplaint } from '../actions/resolveComplaint.ts';
import { explainComplaint } from '../actions/resolveWithoutCorrection.ts';
import { dropRoutingRule, keepRoutingRule } from '../actions/saveRoutingRule.ts';
import { messageCitizen, noteComplaint } from '../actions/sendMessage.ts';
import { passOnComplaint } from '../actions/transferComplaint.ts';
import { withdrawComplaint } from '../actions/withdrawComplaint.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { Store } from '../model/store.ts';
import { readQueue } from '../queries/complaintQueue.ts';
import { complaintsToErase, erasureObstacles } from '../queries/complaintsToErase.ts';
import { handledHere } from '../queries/handledHere.ts';
import { countQueue } from '../queries/queueCounts.ts';
import { readDistribution } from '../queries/readAutoAssignment.ts';
import { readShared } from '../queries/readShared.ts';
import { readRoutingRules, routingOf } from '../queries/routingRules.ts';
import { shownOfPage } from '../queries/shownOfComplaint.ts';
import { readStatistics } from '../queries/statistics.ts';
import { findLinked, findTracked } from '../queries/trackComplaint.ts';
import { distributionResolvers } from './autoAssignment.ts';
import { citizenResolvers, myRecordResolvers } from './citizen.ts';
import {
  claimedDoseResolvers,
  complainantResolvers,
  complaintEventResolvers,
  complaintResolvers,
  decisionResolvers,
  noticeResolvers,
  photoResolvers,
  proposedLinkResolvers,
  responsibleUnitResolvers,
} from './complaint.ts';
import { routingRuleResolvers, routingStepResolvers } from './routing.ts';
import { statisticsResolvers } from './statistics.ts';
import { trackedComplaintResolvers, trackedEventResolvers } from './trackedComplaint.ts';

export const makeResolvers = (store: Store, directory: Directory): Resolvers => ({
  Query: {
    complaints: (_, { tab, filter, sort, ...page }, { identity }, info) => {
      const staff = requireRight(identity, 'complaint:read');
      return readQueue(store, staff, { tab: tab ?? 'ALL', filter: filter ?? {}, sort }, page, shownOfPage(info));
    },
    complaintCounts: (_, { filter }, { identity }) => countQueue(store, requireRight(identity, 'complaint:read'), filter ?? {}),
    complaint: async (_, { id }, { identity, loaders }) => {
      const staff = requireRight(identity, 'complaint:read');
      const complaint = await loaders.complaint.load(id);
      return complaint && isWithin(complaint, staff.unit) ? complaint : null;
    },
    complaintStatistics: (_, which, { identity }) => readStatistics(store, requireRight(identity, 'statistics:read'), which),
    routingRules: (_, __, { identity }) => readRoutingRules(store, directory, requireRight(identity, 'routing:manage')),
    routingOf: (_, which, { identity }) => routingOf(store, directory, requireRight(identity, 'routing:manage'), which),
    shared: (_, { kind }, { identity }) => readShared(store, requireRight(identity, 'complaint:handle'), kind),
    distribution: (_, __, { identity }) => readDistribution(store, requireRight(identity, 'complaint:handle')),
    handledHere: (_, { citizenIds }, { identity, loaders }) => handledHere(loaders, identity, citizenIds),
    erasureObstacles: (_, { citizenIds }, { identity }) => erasureObstacles(store, identity, citizenIds),
    trackComplaint: (_, { code, phone }) => findTracked(store, code, phone),
    trackLinkedComplaint: (_, { token }) => findLinked(store, token),
  },
  Mutation: {
    fileComplaint: (_, { input }) => payload('complaint', () => fileComplaint(store, directory, input)),
    addProof: (_, { input }) => payload('complaint', () => addProof(store, input)),
    withdrawComplaint: (_, { input }) => payload('complaint', () => withdrawComplaint(store, input)),
    rateComplaint: (_, { input }) => payload('complaint', () => rateComplaint(store, input)),
    reopenComplaint: (_, { input }) => payload('complaint', () => reopenComplaint(store, input)),
    takeComplaint: (_, { input }, { identity }) => payload('complaint', () => takeComplaint(store, identity, input)),
    releaseComplaint: (_, { input }, { identity }) => payload('complaint', () => releaseComplaint(store, identity, input)),
    attendComplaint: (_, { input }, { identity }) => payload('complaint', () => attendComplaint(store, identity, input)),
    assignComplaint: (_, { input }, { identity }) => payload('complaint', () => assignComplaint(store, directory, identity, input)),
    handleTogether: (_, { input }, { identity }) => payload('outcomes', () => handleTogether(store, directory, identity, input)),
    passOnComplaint: (_, { input }, { identity }) => payload('complaint', () => passOnComplaint(store, directory, identity, input)),
    identifyComplainant: (_, { input }, { identity }) => payload('complaint', () => identifyComplainant(store, directory, identity, input)),
    confirmComplainant: (_, { input }, { identity }) => payload('complaint', () => confirmComplainant(store, directory, identity, input)),
    refuseComplainant: (_, { input }, { identity }) => payload('complaint', () => refuseComplainant(store, identity, input)),
    resolveComplaint: (_, { input }, { identity }) => payload('complaint', () => resolveComplaint(store, directory, identity, input)),
    explainComplaint: (_, { input }, { identity }) => payload('complaint', () => explainComplaint(store, identity, input)),
    joinComplaints: (_, { input }, { identity }) => payload('complaint', () => joinComplaints(store, identity, input)),
    noteComplaint: (_, { input }, { identity }) => payload('complaint', () => noteComplaint(store, identity, input)),
    messageCitizen: (_, { input }, { identity }) => payload('complaint', () => messageCitizen(store, identity, input)),
    eraseComplaintsOf: (_, { input }, { identity }) => payload('erased', () => eraseComplaintsOf(store, identity, input.citizenIds)),
    keepRoutingRule: (_, { input }, { identity }) => payload('rule', () => keepRoutingRule(store, directory, identity, input)),
    dropRoutingRule: (_, { input }, { identity }) => payload('rule', () => dropRoutingRule(store, directory, identity, input)),
    keepShared: (_, { input }, { identity }) => payload('shared', () => keepShared(store, identity, input)),
    dropShared: (_, { input }, { identity }) => payload('shared', () => dropShared(store, identity, input)),
    distributeComplaints: (_, { input }, { identity }) =>
      payload('distribution', () => distributeComplaints(store, directory, identity, input)),
    beAtWork: (_, { input }, { identity }) => payload('distribution', () => beAtWork(store, identity, input)),
    rejectComplaint: (_, { input }, { identity }) => payload('complaint', () => rejectComplaint(store, identity, input)),
  },
  Complaint: complaintResolvers(store, directory),
  Complainant: complainantResolvers,
  ClaimedDose: claimedDoseResolvers,
  ResponsibleUnit: responsibleUnitResolvers,
  Photo: photoResolvers,
  Decision: decisionResolvers,
  Notice: noticeResolvers,
  ProposedLink: proposedLinkResolvers,
  ComplaintEvent: complaintEventResolvers,
  Distribution: distributionResolvers(store),
  ...statisticsResolvers,
  TrackedComplaint: trackedComplaintResolvers,
  RoutingRule: routingRuleResolvers,
  RoutingStep: routingStepResolvers,
  TrackedEvent: trackedEventResolvers,
  Erasure: {
    complaints: ({ recordIds }) => complaintsToErase(store, recordIds ?? null),
  },
  Citizen: citizenResolvers,
  MyRecord: myRecordResolvers,
});
