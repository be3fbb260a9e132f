/** Resolving a complaint where there is nothing to change: what is on record is right, and the citizen is told why. */

import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { z } from 'zod';
import type { ResolveWithoutCorrectionInput } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { closeComplaint, proofIds, proofOf } from '../repository/closeComplaint.ts';
import { undoSeconds } from '../repository/decideLater.ts';
import { loadForDeciding } from '../repository/loadForHandling.ts';
import { handledBy } from '../rules/states.ts';

const input = z.strictObject({ ...versioned, explanation: line(1000), proof: proofIds, undoSeconds });

export async function resolveWithoutCorrection(
  store: Store,
  identity: Identity,
  raw: ResolveWithoutCorrectionInput,
): Promise<ComplaintRecord> {
  const { explanation: note, proof: ids, undoSeconds: seconds, ...which } = parseInput(input, raw);
  const { staff, complaint } = await loadForDeciding(store, identity, which);
  const decision = { status: 'RESOLVED', outcome: 'NOTHING_TO_CHANGE', note, proof: proofOf(complaint, ids) } as const;
  return await closeComplaint(store, complaint, staff, decision, { fields: handledBy(staff), seconds });
}
