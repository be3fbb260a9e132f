/** The second half of resolving: makes the decided correction through the graph, then finishes the complaint. */

import { isHandledHere } from '@so-tiem/platform/authorization/visibility';
import { DomainError, type Failure } from '@so-tiem/platform/errors/errors';
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import type { ComplaintRecord, CorrectionRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';
import { closeComplaint } from '../repository/closeComplaint.ts';
import { asLinked } from '../rules/citizenLink.ts';
import { claimExpiryFrom } from '../rules/deadline.ts';
import { carryOut, citizenVersionOf, outcomeOf } from './correctionSteps.ts';

/** What it came to: the complaint as it then is, and why the correction was refused. */
export interface CarriedOut {
  complaint: ComplaintRecord;
  failures: Failure[];
}

/** @returns nothing for what was done before @throws when the graph does not answer; the outbox tries again */
export const carryOutCorrection =
  (store: Store, graph: GraphClient) =>
  async ({ complaintId, idempotencyKey }: { complaintId: string; idempotencyKey: string }): Promise<CarriedOut | undefined> => {
    const complaint = await store.complaints.findById(complaintId).lean();
    const correction = complaint?.correction;
    if (complaint?.status !== 'RESOLVING' || correction?.idempotencyKey !== idempotencyKey) return undefined;

    const { errors, doseId, citizenId } = await carryOut(correction, orderedBy(graph, complaint, correction));
    if (errors.some((error) => error.code === 'UNAVAILABLE')) throw new DomainError(errors);
    if (errors.length) return { complaint: await giveBack(store, complaint, correction, errors), failures: errors };
    const { kind, note, proof, decidedBy } = correction;
    const citizenVersion = citizenVersionOf(correction);
    const decision = { status: 'RESOLVED', outcome: outcomeOf(kind), note, proof, doseId, citizenVersion } as const;
    const closed = await closeComplaint(store, complaint, decidedBy, decision, {
      on: decidedBy,
      fields: { correction: null, ...(citizenId ? { citizenId } : {}) },
    });
    return { complaint: closed, failures: [] };
  };

/** The complaint is its handler's again, with the reason; what it says in words is for each reader in their own. */
const giveBack = (
  store: Store,
  complaint: ComplaintRecord,
  { decidedBy }: CorrectionRecord,
  failures: Failure[],
): Promise<ComplaintRecord> =>
  changeComplaint(store, complaint, {
    kind: 'CORRECTION_REFUSED',
    by: decidedBy,
    on: decidedBy,
    failures,
    fields: { status: 'IN_PROGRESS', correction: null, claimExpiresAt: claimExpiryFrom(new Date()) },
  });

/** It was tried often enough, or can never succeed. */
export const correctionEnded =
  (store: Store) =>
  async ({ complaintId, idempotencyKey }: { complaintId: string; idempotencyKey: string }, error: Error): Promise<void> => {
    const complaint = await store.complaints.findById(complaintId).lean();
    const correction = complaint?.correction;
    if (complaint?.status !== 'RESOLVING' || correction?.idempotencyKey !== idempotencyKey) return;
    const unavailable: Failure = { code: 'UNAVAILABLE', field: [], message: 'it could not be carried out', reason: 'GIVEN_UP' };
    await giveBack(store, complaint, correction, error instanceof DomainError ? error.failures : [unavailable]);
  };

function orderedBy(graph: GraphClient, complaint: ComplaintRecord, { idempotencyKey, decidedBy }: CorrectionRecord) {
  const citizenId = complaint.citizenId ?? '';
  // What the complaint shows need not be asked about again.
  const by = isHandledHere(asLinked(complaint), decidedBy, new Date()) ? { ...decidedBy, shown: [citizenId] } : decidedBy;
  return { graph, citizenId, idempotencyKey, reason: `Phản ánh ${complaint.code}`, by };
}
