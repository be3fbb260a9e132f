/**
 * Who is admitted, as the access subgraph keeps it: which partner apps there are with what they may, and which accounts have
 * signed out everywhere. Asked every few seconds, so that a switch is heeded soon and no request waits for it; what was known
 * last holds while the subgraph does not answer.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@so-tiem/platform/configuration/logging';
import { IDENTITY_HEADER, type Identity, type IdentitySigner } from '@so-tiem/platform/identity/identity';
import { runEvery } from '@so-tiem/platform/process/runEvery';
import { GraphQLError } from 'graphql';
import type { Pool } from 'undici';
import { z } from 'zod';
import { PersistedOperations } from '../operations/persistedOperations.ts';

const EVERY_MS = 2000;
/** An app that was registered a moment ago is asked for at once, not more often than this. */
const AGAIN_MS = 500;
export const GATEWAY: Identity = { kind: 'service', id: 'gateway', actingFor: null };

const callers = z.object({
  signedOut: z.array(z.object({ account: z.string(), at: z.coerce.date() })),
  apps: z.array(
    z.object({
      id: z.string(),
      refused: z.enum(['APP_EXPIRED', 'APP_DISABLED']).nullable(),
      scopes: z.array(z.string()),
      anyOperation: z.boolean(),
      operations: z.array(z.string()).transform((texts) => new PersistedOperations(texts)),
      ratePerMinute: z.number(),
      dailyQuota: z.number(),
    }),
  ),
});

export type RegisteredApp = z.output<typeof callers>['apps'][number];

export class Registry {
  readonly #options: { pool: Pool; signer: IdentitySigner; log: Logger };
  #apps: ReadonlyMap<string, RegisteredApp> | undefined;
  #signedOut: ReadonlyMap<string, Date> = new Map();
  #lookedAt = 0;
  #again: Promise<void> | undefined;
  #stop: (() => Promise<void>) | undefined;

  constructor(options: { pool: Pool; signer: IdentitySigner; log: Logger }) {
    this.#options = options;
  }

  /** Done once it is known, or could not be had; then it goes on asking. */
  async start(): Promise<this> {
    await this.#look().catch(this.#failed);
    this.#stop = runEvery(() => this.#look(), { everyMs: EVERY_MS, firstMs: EVERY_MS, failed: this.#failed });
    return this;
  }

  async stop(): Promise<void> {
    await this.#stop?.();
  }

  /** @throws GraphQLError for an app that is not known (403), is switched off or over (403), or cannot be looked up yet (503) */
  async app(id: string): Promise<RegisteredApp> {
    if (!this.#apps?.has(id)) await this.#lookAgain();
    if (!this.#apps) throw refused(id, 'REGISTRY_UNAVAILABLE', 503, 'Which apps are registered is not known yet.');
    const app = this.#apps.get(id);
    if (!app) throw refused(id, 'APP_UNKNOWN', 403, 'This app is not registered.');
    if (app.refused) throw refused(id, app.refused, 403, 'This app is switched off, or its time is over.');
    return app;
  }

  /** @param issuedAt of a token, seconds since 1970 (RFC 7519, `iat`), which cannot tell moments of one second apart */
  isSignedOut(account: string, issuedAt: number): boolean {
    const at = this.#signedOut.get(account);
    return at !== undefined && issuedAt <= Math.floor(at.getTime() / 1000);
  }

  #failed = (error: unknown): void => this.#options.log.warn({ err: error }, 'who is admitted is as it was last known');

  /** Together with everybody who waits for the same. */
  #lookAgain(): Promise<void> {
    this.#again ??= sleep(Math.max(this.#lookedAt + AGAIN_MS - Date.now(), 0))
      .then(() => this.#look())
      .catch(this.#failed)
      .finally(() => {
        this.#again = undefined;
      });
    return this.#again;
  }

  async #look(): Promise<void> {
    this.#lookedAt = Date.now();
    const { pool, signer } = this.#options;
    const { statusCode, body } = await pool.request({
      path: '/callers',
      method: 'GET',
      headers: { [IDENTITY_HEADER]: await signer.sign(GATEWAY) },
    });
    if (statusCode !== 200) {
      await body.dump();
      throw new Error(`the access subgraph answers with status ${statusCode}`);
    }
    const { signedOut, apps } = callers.parse(await body.json());
    this.#signedOut = new Map(signedOut.map(({ account, at }) => [account, at]));
    this.#apps = new Map(apps.map((app) => [app.id, app]));
  }
}

/** @param app in the error, so that its calls are counted */
const refused = (app: string, code: string, status: number, message: string) =>
  new GraphQLError(message, { extensions: { code, app, http: { status } } });
