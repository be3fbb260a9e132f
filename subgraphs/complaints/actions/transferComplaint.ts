/** Passing a complaint down to a site, or back to an authority. The deadline stays what it was. */

import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { z } from 'zod';
import type { TransferComplaintInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { withoutClosedSite } from '../queries/route.ts';
import { type Decision, decide, undoSeconds } from '../repository/decideLater.ts';
import { loadForDeciding } from '../repository/loadForHandling.ts';
import { UNCLAIMED } from '../rules/states.ts';

const input = z.strictObject({ ...versioned, to: z.string(), reason: line(500), undoSeconds });

export async function transferComplaint(
  store: Store,
  directory: Directory,
  identity: Identity,
  raw: TransferComplaintInput,
): Promise<ComplaintRecord> {
  const { to, reason, undoSeconds: seconds, ...which } = parseInput(input, raw);
  const { staff, complaint } = await loadForDeciding(store, identity, which);
  const { place } = await withoutClosedSite(directory, await directory.territoryOf(to, 'to'));
  const decision: Decision = {
    kind: 'TRANSFERRED',
    by: staff,
    note: reason,
    fields: {
      ...place,
      responsible: await directory.responsibleFor(place),
      siteCode: place.site ?? complaint.siteCode,
      status: 'RECEIVED',
      underReview: false,
      ...UNCLAIMED,
    },
  };
  return await decide(store, complaint, decision, seconds);
}
