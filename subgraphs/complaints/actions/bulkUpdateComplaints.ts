/**
 * One action on many complaints, one after the other, each as if it were alone: a refusal of one does not stop the others. A preview says
 * of each whether it would be done, and changes nothing.
 */
import { DomainError, type Failure, failure, invalid, requireAllowed } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { z } from 'zod';
import { type BulkUpdateComplaintsInput, RejectionReason } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { undoSeconds } from '../repository/decideLater.ts';
import { loadForHandling } from '../repository/loadForHandling.ts';
import { refuseAssignment, refuseClaim, refuseDecision, refuseRelease, refuseUndo } from '../rules/states.ts';
import { assignComplaint } from './assignComplaint.ts';
import { claimComplaint, releaseComplaint } from './claimComplaint.ts';
import { rejectComplaint } from './rejectComplaint.ts';
import { transferComplaint } from './transferComplaint.ts';
import { undoDecision } from './undoDecision.ts';

const MAX_BULK = 100;

const input = z.strictObject({
  action: z.enum(['CLAIM', 'RELEASE', 'ASSIGN', 'TRANSFER', 'REJECT', 'UNDO']),
  complaints: z.array(z.strictObject(versioned)).min(1),
  preview: z.boolean().nullish(),
  to: z.string().nullish(),
  reason: z.string().nullish(),
  rejectionReason: z.enum(RejectionReason).nullish(),
  note: z.string().nullish(),
  undoSeconds,
});
type Input = z.output<typeof input>;
type Which = Input['complaints'][number];

interface SingleAction {
  refuse: (complaint: ComplaintRecord, staff: Staff, now: Date) => Failure | undefined;
  run: (store: Store, directory: Directory, identity: Identity, which: Which, asked: Input) => Promise<ComplaintRecord>;
}

const ACTIONS: Record<Input['action'], SingleAction> = {
  CLAIM: {
    refuse: (complaint, _, now) => refuseClaim(complaint, now),
    run: (store, _, identity, which) => claimComplaint(store, identity, which),
  },
  RELEASE: { refuse: refuseRelease, run: (store, _, identity, which) => releaseComplaint(store, identity, which) },
  ASSIGN: {
    refuse: refuseAssignment,
    run: (store, directory, identity, which, { to }) => assignComplaint(store, directory, identity, { ...which, to: to ?? null }),
  },
  TRANSFER: {
    refuse: refuseDecision,
    run: (store, directory, identity, which, { to, reason, undoSeconds: seconds = null }) =>
      transferComplaint(store, directory, identity, {
        ...which,
        to: given('to', to),
        reason: given('reason', reason),
        undoSeconds: seconds,
      }),
  },
  REJECT: {
    refuse: refuseDecision,
    run: (store, _, identity, which, { rejectionReason, note, undoSeconds: seconds = null }) =>
      rejectComplaint(store, identity, {
        ...which,
        rejectionReason: given('rejectionReason', rejectionReason),
        note: note ?? null,
        undoSeconds: seconds,
      }),
  },
  UNDO: { refuse: refuseUndo, run: (store, _, identity, { id }) => undoDecision(store, identity, { id }) },
};

/** A field that one action needs and another does not. @throws DomainError naming the field */
function given<Value>(field: string, value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw failure('REQUIRED', field, 'must be given');
  return value;
}

export interface BulkComplaintOutcome {
  id: string;
  complaint: ComplaintRecord | null;
  errors: Failure[];
}

export async function bulkUpdateComplaints(
  store: Store,
  directory: Directory,
  identity: Identity,
  raw: BulkUpdateComplaintsInput,
): Promise<BulkComplaintOutcome[]> {
  const asked = parseInput(input, raw);
  if (asked.complaints.length > MAX_BULK) throw invalid('complaints', `at most ${MAX_BULK}`);
  const { refuse, run } = ACTIONS[asked.action];
  const outcomes: BulkComplaintOutcome[] = [];
  for (const which of asked.complaints) {
    const { id } = which;
    try {
      if (asked.preview) {
        const { staff, complaint } = await loadForHandling(store, identity, which);
        requireAllowed(refuse(complaint, staff, new Date()));
        outcomes.push({ id, complaint, errors: [] });
      } else outcomes.push({ id, complaint: await run(store, directory, identity, which, asked), errors: [] });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      outcomes.push({ id, complaint: null, errors: error.failures });
    }
  }
  return outcomes;
}
