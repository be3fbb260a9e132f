/** The subgraph's collections on one connection, and its outbox. */

import type { AuditTrail } from '@so-tiem/platform/audit/trail';
import { AttemptLimiter } from '@so-tiem/platform/authorization/attemptLimiter';
import type { Outbox } from '@so-tiem/platform/jobs/outbox';
import { Remembered } from '@so-tiem/platform/process/remembered';
import type { SearchLimit } from '@so-tiem/platform/search/exactSearch';
import type { Connection } from 'mongoose';
import type { CitizenLimits } from '../limits/citizenLimits.ts';
import { photoFiles } from '../photos/photoBytes.ts';
import { autoAssignments, availability } from './autoAssignment.ts';
import { complaints } from './complaint.ts';
import { complaintEvents } from './complaintEvent.ts';
import { handlerDays, unitDays } from './dailyFigures.ts';
import { erasedComplaints } from './erasedComplaint.ts';
import { mailRefusals } from './mailRefusal.ts';
import { escalationProgress, notices } from './notice.ts';
import { photos } from './photo.ts';
import { countDeltas, queueCounts } from './queueCount.ts';
import { routingRules, rulesOf } from './routingRule.ts';
import { messageTemplates, savedViews } from './unitText.ts';
import { viewers } from './viewer.ts';

const PAPER_TRIES = 30;
/** Far more than anybody decides in an hour. */
const CANDIDATE_READS = 200;

/** More than there are units. */
const MAX_UNITS = 20_000;
/** A rule that another process has kept holds within this time. */
const RULES_FOR_MS = 5000;

interface Parts {
  outbox: Outbox;
  trail: AuditTrail;
  /** Where citizens and staff reach the system: for the links in mails. */
  publicUrl: string;
  citizenLimits: CitizenLimits;
  searchLimit: SearchLimit;
}

export const openStore = (connection: Connection, parts: Parts) => ({
  connection,
  ...parts,
  complaints: complaints(connection),
  events: complaintEvents(connection),
  erased: erasedComplaints(connection),
  counts: queueCounts(connection),
  unitDays: unitDays(connection),
  handlerDays: handlerDays(connection),
  countDeltas: countDeltas(connection),
  notices: notices(connection),
  mailRefusals: mailRefusals(connection),
  escalationProgress: escalationProgress(connection),
  viewers: viewers(connection),
  messageTemplates: messageTemplates(connection),
  savedViews: savedViews(connection),
  autoAssignments: autoAssignments(connection),
  availability: availability(connection),
  routingRules: routingRules(connection),
  knownRules: new Remembered(rulesOf(routingRules(connection)), { most: MAX_UNITS, forMs: RULES_FOR_MS }),
  photos: photos(connection),
  photoFiles: photoFiles(connection),
  /** Complaints of which a member of staff is shown the records that they may be about. */
  candidateReads: new AttemptLimiter(connection, {
    name: 'candidates',
    what: 'complaints with candidates',
    times: CANDIDATE_READS,
    minutes: 60,
  }),
  /** Records that a member of staff says a complaint is about, as on the papers or as a proposal. */
  paperTries: new AttemptLimiter(connection, { name: 'papers', what: 'numbers and dates of birth given', times: PAPER_TRIES, minutes: 60 }),
});

export type Store = ReturnType<typeof openStore>;
