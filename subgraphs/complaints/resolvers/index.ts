/** All resolvers of the subgraph. */
import { requireRight } from '@so-tiem/platform/rights';
import { isWithin } from '@so-tiem/platform/territory';
import { attempt } from '@so-tiem/platform/userErrors';
import { addProof } from '../actions/addProof.ts';
import { assignComplaint } from '../actions/assignComplaint.ts';
import { attendComplaint } from '../actions/attendComplaint.ts';
import { explainComplaint } from '../actions/explainComplaint.ts';
import { fileComplaint } from '../actions/fileComplaint.ts';
import { handleTogether } from '../actions/handleTogether.ts';
import { identifyComplainant } from '../actions/identifyComplainant.ts';
import { joinComplaints } from '../actions/joinComplaints.ts';
import { dropRoutingRule, keepRoutingRule } from '../actions/keepRoutingRule.ts';
import { dropShared, keepShared } from '../actions/keepShared.ts';
import { passOnComplaint } from '../actions/passOnComplaint.ts';
import { rateComplaint } from '../actions/rateComplaint.ts';
import { rejectComplaint } from '../actions/rejectComplaint.ts';
import { reopenComplaint } from '../actions/reopenComplaint.ts';
import { resolveComplaint } from '../actions/resolveComplaint.ts';
import { releaseComplaint, takeComplaint } from '../actions/takeComplaint.ts';
import { withdrawComplaint } from '../actions/withdrawComplaint.ts';
import { messageCitizen, noteComplaint } from '../actions/writeAbout.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { RoutingRuleRecord } from '../model/routingRule.ts';
import type { SharedRecord } from '../model/shared.ts';
import type { Store } from '../model/store.ts';
import { readQueue } from '../queries/complaintQueue.ts';
import { countQueue } from '../queries/queueCounts.ts';
import { readShared } from '../queries/readShared.ts';
import { readRoutingRules, routingOf } from '../queries/routingRules.ts';
import { readStatistics } from '../queries/statistics.ts';
import { findLinked, findTracked } from '../queries/trackComplaint.ts';
import { citizenResolvers, myRecordResolvers } from './citizen.ts';
import {
  claimedDoseResolvers,
  complainantResolvers,
  complaintResolvers,
  decisionResolvers,
  noticeResolvers,
  photoResolvers,
  responsibleUnitResolvers,
} from './complaint.ts';
import { routingRuleResolvers, routingStepResolvers } from './routing.ts';
import { statisticsResolvers } from './statistics.ts';
import { trackedComplaintResolvers, trackedEventResolvers } from './trackedComplaint.ts';

export const makeResolvers = (store: Store, directory: Directory): Resolvers => ({
  Query: {
    complaints: (_, { tab, filter, sort, ...page }, { identity }) =>
      readQueue(store, requireRight(identity, 'complaint:read'), { tab: tab ?? 'ALL', filter: filter ?? {}, sort }, page),
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
    trackComplaint: (_, { code, phone }) => findTracked(store, code, phone),
    trackLinkedComplaint: (_, { token }) => findLinked(store, token),
  },
  Mutation: {
    fileComplaint: (_, { input }) => complaintPayload(() => fileComplaint(store, directory, input)),
    addProof: (_, { input }) => complaintPayload(() => addProof(store, input)),
    withdrawComplaint: (_, { input }) => complaintPayload(() => withdrawComplaint(store, input)),
    rateComplaint: (_, { input }) => complaintPayload(() => rateComplaint(store, input)),
    reopenComplaint: (_, { input }) => complaintPayload(() => reopenComplaint(store, input)),
    takeComplaint: (_, { input }, { identity }) => complaintPayload(() => takeComplaint(store, identity, input)),
    releaseComplaint: (_, { input }, { identity }) => complaintPayload(() => releaseComplaint(store, identity, input)),
    attendComplaint: (_, { input }, { identity }) => complaintPayload(() => attendComplaint(store, identity, input)),
    assignComplaint: (_, { input }, { identity }) => complaintPayload(() => assignComplaint(store, directory, identity, input)),
    handleTogether: async (_, { input }, { identity }) => {
      const { result, errors } = await attempt(() => handleTogether(store, directory, identity, input));
      return { outcomes: result, errors };
    },
    passOnComplaint: (_, { input }, { identity }) => complaintPayload(() => passOnComplaint(store, directory, identity, input)),
    identifyComplainant: (_, { input }, { identity }) => complaintPayload(() => identifyComplainant(store, directory, identity, input)),
    resolveComplaint: (_, { input }, { identity }) => complaintPayload(() => resolveComplaint(store, identity, input)),
    explainComplaint: (_, { input }, { identity }) => complaintPayload(() => explainComplaint(store, identity, input)),
    joinComplaints: (_, { input }, { identity }) => complaintPayload(() => joinComplaints(store, identity, input)),
    noteComplaint: (_, { input }, { identity }) => complaintPayload(() => noteComplaint(store, identity, input)),
    messageCitizen: (_, { input }, { identity }) => complaintPayload(() => messageCitizen(store, identity, input)),
    keepRoutingRule: (_, { input }, { identity }) => rulePayload(() => keepRoutingRule(store, directory, identity, input)),
    dropRoutingRule: (_, { input }, { identity }) => rulePayload(() => dropRoutingRule(store, directory, identity, input)),
    keepShared: (_, { input }, { identity }) => sharedPayload(() => keepShared(store, identity, input)),
    dropShared: (_, { input }, { identity }) => sharedPayload(() => dropShared(store, identity, input)),
    rejectComplaint: (_, { input }, { identity }) => complaintPayload(() => rejectComplaint(store, identity, input)),
  },
  Complaint: complaintResolvers,
  Complainant: complainantResolvers,
  ClaimedDose: claimedDoseResolvers,
  ResponsibleUnit: responsibleUnitResolvers,
  Photo: photoResolvers,
  Decision: decisionResolvers,
  Notice: noticeResolvers,
  ...statisticsResolvers,
  TrackedComplaint: trackedComplaintResolvers,
  RoutingRule: routingRuleResolvers,
  RoutingStep: routingStepResolvers,
  TrackedEvent: trackedEventResolvers,
  Citizen: citizenResolvers,
  MyRecord: myRecordResolvers,
});

async function complaintPayload(action: () => Promise<ComplaintRecord>) {
  const { result, errors } = await attempt(action);
  return { complaint: result, errors };
}

async function sharedPayload(action: () => Promise<SharedRecord>) {
  const { result, errors } = await attempt(action);
  return { shared: result, errors };
}

async function rulePayload(action: () => Promise<RoutingRuleRecord>) {
  const { result, errors } = await attempt(action);
  return { rule: result, errors };
}
