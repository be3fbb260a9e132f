/** What partner apps call, counted here and handed over to the access subgraph every few seconds. */

import type { Logger } from '@so-tiem/platform/configuration/logging';
import { IDENTITY_HEADER, type IdentitySigner } from '@so-tiem/platform/identity/identity';
import { dateInVietNam } from '@so-tiem/platform/inputs/calendar';
import { runEvery } from '@so-tiem/platform/process/runEvery';
import type { Pool } from 'undici';
import { GATEWAY } from './appRegistry.ts';

const EVERY_MS = 2000;
/** Names are the apps' to choose: beyond so many the rest is counted together. */
const MAX_KEPT = 4000;
const REST = 'others';

interface Calls {
  appId: string;
  day: string;
  operation: string;
  outcome: string;
  count: number;
  lastAt: Date;
}

export class PartnerCalls {
  readonly #options: { pool: Pool; signer: IdentitySigner; log: Logger };
  #counted = new Map<string, Calls>();
  #stop: (() => Promise<void>) | undefined;

  constructor(options: { pool: Pool; signer: IdentitySigner; log: Logger }) {
    this.#options = options;
  }

  /** @param outcome `ANSWERED`, or the code of the refusal */
  count(appId: string, named: string, outcome: string): void {
    const lastAt = new Date();
    const day = dateInVietNam(lastAt);
    const operation = this.#counted.size < MAX_KEPT ? named : REST;
    const key = [appId, day, operation, outcome].join('|');
    const before = this.#counted.get(key)?.count ?? 0;
    this.#counted.set(key, { appId, day, operation, outcome, count: before + 1, lastAt });
  }

  start(): this {
    const failed = (error: unknown) => this.#options.log.warn({ err: error }, 'counts of calls wait');
    this.#stop = runEvery(() => this.#handOver(), { everyMs: EVERY_MS, firstMs: EVERY_MS, failed });
    return this;
  }

  async stop(): Promise<void> {
    await this.#stop?.();
    await this.#handOver().catch(() => {});
  }

  async #handOver(): Promise<void> {
    if (!this.#counted.size) return;
    const handed = this.#counted;
    this.#counted = new Map();
    try {
      const { pool, signer } = this.#options;
      const { statusCode, body } = await pool.request({
        path: '/partner-calls',
        method: 'POST',
        headers: { [IDENTITY_HEADER]: await signer.sign(GATEWAY), 'content-type': 'application/json' },
        body: JSON.stringify([...handed.values()]),
      });
      await body.dump();
      if (statusCode !== 200) throw new Error(`the access subgraph answers with status ${statusCode}`);
    } catch (error) {
      for (const [key, calls] of handed) {
        const meanwhile = this.#counted.get(key);
        this.#counted.set(key, { ...calls, ...meanwhile, count: calls.count + (meanwhile?.count ?? 0) });
      }
      throw error;
    }
  }
}
