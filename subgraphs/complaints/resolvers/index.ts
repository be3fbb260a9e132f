/** All resolvers of the subgraph. */
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { payload } from '@so-tiem/platform/errors/userErrors';
import { addProof } from '../actions/addProof.ts';
import { assignComplaint } from '../actions/assignComplaint.ts';
import { bulkUpdateComplaints } from '../actions/bulkUpdateComplaints.ts';
import { claimComplaint, releaseComplaint } from '../actions/claimComplaint.ts';
import { complaintHeartbeat } from '../actions/complaintHeartbeat.ts';
import { configureAutoAssignment, setAvailability } from '../actions/configureAutoAssignment.ts';
import { eraseComplaintsOf } from '../actions/eraseComplaintsOf.ts';
import { fileComplaint } from '../actions/fileComplaint.ts';
import { confirmCitizenLink, linkCitizen, refuseCitizenLink } from '../actions/linkCitizen.ts';
import { mergeComplaints } from '../actions/mergeComplaints.ts';
import { rateComplaint } from '../actions/rateComplaint.ts';
import { rejectComplaint } from '../actions/rejectComplaint.ts';
import { reopenComplaint } from '../actions/reopenComplaint.ts';
import { resolveComplaint } from '../actions/resolveComplaint.ts';
import { resolveWithoutCorrection } from '../actions/resolveWithoutCorrection.ts';
import { deleteMessageTemplate, saveMessageTemplate } from '../actions/saveMessageTemplate.ts';
import { deleteRoutingRule, saveRoutingRule } from '../actions/saveRoutingRule.ts';
import { deleteView, saveView } from '../actions/saveView.ts';
import { addNote, messageCitizen } from '../actions/sendMessage.ts';
import { transferComplaint } from '../actions/transferComplaint.ts';
import { undoDecision } from '../actions/undoDecision.ts';
import { withdrawComplaint } from '../actions/withdrawComplaint.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { Store } from '../model/store.ts';
import { projectionOfPage } from '../queries/complaintProjection.ts';
import { readQueue } from '../queries/complaintQueue.ts';
import { complaintsToErase, erasureObstacles } from '../queries/complaintsToErase.ts';
import { handledHere } from '../queries/handledHere.ts';
import { countQueue } from '../queries/queueCounts.ts';
import { readAutoAssignment } from '../queries/readAutoAssignment.ts';
import { readRoutingRules, routingOf } from '../queries/routingRules.ts';
import { readStatistics } from '../queries/statistics.ts';
import { findLinked, findTracked } from '../queries/trackComplaint.ts';
import { findUnitTexts } from '../queries/unitTexts.ts';
import { autoAssignmentResolvers, availableHandlerResolvers } from './autoAssignment.ts';
import { citizenResolvers, myRecordResolvers } from './citizen.ts';
import {
  claimedDoseResolvers,
  complainantResolvers,
  complaintEventResolvers,
  complaintResolvers,
  decisionResolvers,
  noticeResolvers,
  pendingDecisionResolvers,
  photoResolvers,
  proposedLinkResolvers,
  visibleComplaint,
} from './complaint.ts';
import { handlingUnitResolvers } from './handlingUnit.ts';
import { routingRuleResolvers, routingStepResolvers } from './routing.ts';
import { statisticsResolvers } from './statistics.ts';
import { trackedComplaintResolvers, trackedDecisionResolvers, trackedEventResolvers } from './trackedComplaint.ts';
import { MessageTemplate, SavedView } from './unitText.ts';

export const makeResolvers = (store: Store, directory: Directory): Resolvers => ({
  Query: {
    complaints: (_, { filter, orderBy, ...page }, { identity }, info) => {
      const staff = requirePermission(identity, 'complaint:read');
      const { scope = 'ALL', ...conditions } = filter ?? {};
      return readQueue(store, staff, { scope, filter: conditions, orderBy }, page, projectionOfPage(info));
    },
    complaintCounts: (_, { filter }, { identity }) => countQueue(store, requirePermission(identity, 'complaint:read'), filter ?? {}),
    complaint: (_, { id }, context) => visibleComplaint(id, context),
    complaintStatistics: (_, which, { identity }) => readStatistics(store, requirePermission(identity, 'statistics:read'), which),
    routingRules: (_, __, { identity }) => readRoutingRules(store, directory, requirePermission(identity, 'routing:manage')),
    routingOf: (_, which, { identity }) => routingOf(store, directory, requirePermission(identity, 'routing:manage'), which),
    messageTemplates: (_, __, { identity }) => findUnitTexts(store, 'messageTemplates', requirePermission(identity, 'complaint:handle')),
    savedViews: (_, __, { identity }) => findUnitTexts(store, 'savedViews', requirePermission(identity, 'complaint:handle')),
    autoAssignment: (_, __, { identity }) => readAutoAssignment(store, requirePermission(identity, 'complaint:handle')),
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
    claimComplaint: (_, { input }, { identity }) => payload('complaint', () => claimComplaint(store, identity, input)),
    releaseComplaint: (_, { input }, { identity }) => payload('complaint', () => releaseComplaint(store, identity, input)),
    complaintHeartbeat: (_, { input }, { identity }) => payload('complaint', () => complaintHeartbeat(store, identity, input)),
    assignComplaint: (_, { input }, { identity }) => payload('complaint', () => assignComplaint(store, directory, identity, input)),
    bulkUpdateComplaints: (_, { input }, { identity }) =>
      payload('outcomes', () => bulkUpdateComplaints(store, directory, identity, input)),
    transferComplaint: (_, { input }, { identity }) => payload('complaint', () => transferComplaint(store, directory, identity, input)),
    linkCitizen: (_, { input }, { identity }) => payload('complaint', () => linkCitizen(store, directory, identity, input)),
    confirmCitizenLink: (_, { input }, { identity }) => payload('complaint', () => confirmCitizenLink(store, directory, identity, input)),
    refuseCitizenLink: (_, { input }, { identity }) => payload('complaint', () => refuseCitizenLink(store, identity, input)),
    resolveComplaint: (_, { input }, { identity }) => payload('complaint', () => resolveComplaint(store, directory, identity, input)),
    resolveWithoutCorrection: (_, { input }, { identity }) => payload('complaint', () => resolveWithoutCorrection(store, identity, input)),
    mergeComplaints: (_, { input }, { identity }) => payload('complaint', () => mergeComplaints(store, identity, input)),
    addNote: (_, { input }, { identity }) => payload('complaint', () => addNote(store, identity, input)),
    messageCitizen: (_, { input }, { identity }) => payload('complaint', () => messageCitizen(store, identity, input)),
    eraseComplaintsOf: (_, { input }, { identity }) => payload('erased', () => eraseComplaintsOf(store, identity, input.citizenIds)),
    saveRoutingRule: (_, { input }, { identity }) => payload('rule', () => saveRoutingRule(store, directory, identity, input)),
    deleteRoutingRule: (_, { input }, { identity }) => payload('rule', () => deleteRoutingRule(store, directory, identity, input)),
    saveMessageTemplate: (_, { input }, { identity }) => payload('template', () => saveMessageTemplate(store, identity, input)),
    deleteMessageTemplate: (_, { input }, { identity }) => payload('template', () => deleteMessageTemplate(store, identity, input)),
    saveView: (_, { input }, { identity }) => payload('view', () => saveView(store, identity, input)),
    deleteView: (_, { input }, { identity }) => payload('view', () => deleteView(store, identity, input)),
    configureAutoAssignment: (_, { input }, { identity }) =>
      payload('autoAssignment', () => configureAutoAssignment(store, directory, identity, input)),
    setAvailability: (_, { input }, { identity }) => payload('autoAssignment', () => setAvailability(store, identity, input)),
    rejectComplaint: (_, { input }, { identity }) => payload('complaint', () => rejectComplaint(store, identity, input)),
    undoDecision: (_, { input }, { identity }) => payload('complaint', () => undoDecision(store, identity, input)),
  },
  Complaint: complaintResolvers(store, directory),
  Complainant: complainantResolvers,
  ClaimedDose: claimedDoseResolvers,
  HandlingUnit: handlingUnitResolvers,
  ComplaintPhoto: photoResolvers,
  ComplaintDecision: decisionResolvers,
  PendingDecision: pendingDecisionResolvers,
  EscalationNotice: noticeResolvers,
  ProposedLink: proposedLinkResolvers,
  ComplaintEvent: complaintEventResolvers,
  AutoAssignment: autoAssignmentResolvers(store),
  AvailableHandler: availableHandlerResolvers,
  MessageTemplate,
  SavedView,
  ...statisticsResolvers,
  TrackedComplaint: trackedComplaintResolvers,
  RoutingRule: routingRuleResolvers,
  RoutingStep: routingStepResolvers,
  TrackedDecision: trackedDecisionResolvers,
  TrackedEvent: trackedEventResolvers,
  Erasure: {
    complaints: ({ recordIds }) => complaintsToErase(store, recordIds ?? null),
  },
  Citizen: citizenResolvers,
  MyRecord: myRecordResolvers,
});
