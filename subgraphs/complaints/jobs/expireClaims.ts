/** Releases complaints whose handler has not shown up for half an hour. */

import type { Logger } from '@so-tiem/platform/configuration/logging';
import { DomainError } from '@so-tiem/platform/errors/errors';
import { SYSTEM } from '@so-tiem/platform/identity/actor';
import { runEvery } from '@so-tiem/platform/process/runEvery';
import type { Store } from '../model/store.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';
import { RELEASED } from '../rules/states.ts';

const EVERY_MS = 15_000;
const AT_ONCE = 500;

/** @returns a function that stops it, after the round that is running */
export const startExpiringClaims = (store: Store, log: Logger): (() => Promise<void>) =>
  runEvery(() => expireClaims(store), {
    everyMs: EVERY_MS,
    firstMs: EVERY_MS,
    failed: (error) => log.warn({ err: error }, 'expired claims are not released'),
  });

export async function expireClaims(store: Store, now = new Date()): Promise<void> {
  const expired = await store.complaints
    .find({ claimExpiresAt: { $lte: now }, status: 'IN_PROGRESS', pendingDecision: null })
    .limit(AT_ONCE)
    .lean();
  for (const complaint of expired) {
    try {
      const note = complaint.assigneeName;
      await changeComplaint(store, complaint, { kind: 'CLAIM_EXPIRED', by: SYSTEM, note, fields: RELEASED });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error; // another one was quicker
    }
  }
}
