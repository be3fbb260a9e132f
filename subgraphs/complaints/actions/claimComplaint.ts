/** Claiming a complaint, for as long as its handler shows up (complaintHeartbeat.ts); and releasing it. */

import { requireAllowed } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { z } from 'zod';
import type { ClaimComplaintInput, ReleaseComplaintInput } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';
import { loadForHandling } from '../repository/loadForHandling.ts';
import { claimExpiryFrom } from '../rules/deadline.ts';
import { handledBy, RELEASED, refuseClaim, refuseRelease } from '../rules/states.ts';

const input = z.strictObject(versioned);

export async function claimComplaint(store: Store, identity: Identity, raw: ClaimComplaintInput): Promise<ComplaintRecord> {
  const { staff, complaint } = await loadForHandling(store, identity, parseInput(input, raw));
  const now = new Date();
  requireAllowed(refuseClaim(complaint, now));
  return await changeComplaint(store, complaint, {
    kind: 'CLAIMED',
    by: staff,
    fields: { status: 'IN_PROGRESS', ...handledBy(staff), claimExpiresAt: claimExpiryFrom(now) },
  });
}

export async function releaseComplaint(store: Store, identity: Identity, raw: ReleaseComplaintInput): Promise<ComplaintRecord> {
  const { staff, complaint } = await loadForHandling(store, identity, parseInput(input, raw));
  requireAllowed(refuseRelease(complaint, staff));
  return await changeComplaint(store, complaint, {
    kind: 'RELEASED',
    by: staff,
    fields: RELEASED,
  });
}
