/**
 * Which process appends to the chain now. Two who append at the same time both read its end, and one of them begins its whole transaction
 * anew: so they take turns of a second. What is right does not depend on it: who does not get its turn in time appends all the same.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDuplicateKey } from '@so-tiem/platform/errors/errors';
import type { Model } from 'mongoose';
import type { LeaseRecord } from '../model/lease.ts';

/** A turn; also how long appending stops when a process dies in its own, or has nothing more to append. */
const TURN_MS = 1000;
const LOOK_MS = 40;
/** Shorter than those who bring entries wait. */
const MAX_WAIT_MS = 7000;

export class WriterLease {
  readonly #leases: Model<LeaseRecord>;
  readonly #holder = randomUUID();
  #until = 0;

  constructor(leases: Model<LeaseRecord>) {
    this.#leases = leases;
  }

  /** Done when it is this process's turn, or it has waited long. */
  async take(): Promise<void> {
    if (Date.now() < this.#until) return;
    if (this.#until) await sleep(2 * LOOK_MS); // who waits goes first
    for (const end = Date.now() + MAX_WAIT_MS; Date.now() < end; await sleep(LOOK_MS)) {
      const until = Date.now() + TURN_MS;
      if (await this.#isTaken(new Date(until))) {
        this.#until = until;
        return;
      }
    }
  }

  async #isTaken(until: Date): Promise<boolean> {
    const now = new Date();
    const held = await this.#leases.findById('writer').lean();
    if (held && held.holder !== this.#holder && held.until > now) return false;
    const free = { _id: 'writer' as const, $or: [{ holder: this.#holder }, { until: { $lte: now } }] };
    try {
      await this.#leases.updateOne(free, { $set: { holder: this.#holder, until } }, { upsert: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false; // another process was quicker
      throw error;
    }
  }
}
