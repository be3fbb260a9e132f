/** Saying whose record a complaint is about: by a handler who looked, or by the system when exactly one record fits. */
import { notFound } from '@so-tiem/platform/errors';
import type { Identity } from '@so-tiem/platform/identity';
import { parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import type { Directory } from '../graph/directory.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { changeComplaint } from './changeComplaint.ts';
import { loadForDeciding } from './loadForHandling.ts';

const input = z.object({ id: z.string(), version: z.int(), citizenId: z.string() });

export async function identifyComplainant(store: Store, directory: Directory, identity: Identity, raw: unknown): Promise<ComplaintRecord> {
  const { citizenId, ...which } = parseInput(input, raw);
  const { staff, complaint } = await loadForDeciding(store, identity, which);
  if (!(await directory.isCitizen(citizenId, staff))) throw notFound('citizenId', 'no such person');
  return await changeComplaint(store, complaint, { kind: 'IDENTIFIED', by: staff, fields: { citizenId } });
}
