/** Access tokens of a part of the system: client credentials (RFC 6749, 4.4), renewed before they end. */
import * as oidc from 'openid-client';
import { unavailable } from '../errors/errors.ts';
import { outsideOfRequests } from '../process/request.ts';
import { onceStarted } from '../process/starting.ts';

export interface ServiceClient {
  issuer: string;
  /** Where the issuer's discovery document is, when not below the issuer's own address. */
  discoveryUrl?: string | undefined;
  clientId: string;
  clientSecret: string;
}

const RENEW_BEFORE_MS = 30_000;
const TIMEOUT_S = 10;

export class ServiceTokens {
  readonly #client: ServiceClient;
  #configuration: oidc.Configuration | undefined;
  #token: { value: string; renewAt: number } | undefined;
  #renewing: Promise<string> | undefined;

  constructor(client: ServiceClient) {
    this.#client = client;
  }

  /** @throws DomainError UNAVAILABLE where the issuer does not answer, or refuses */
  async current(): Promise<string> {
    if (this.#token && this.#token.renewAt > Date.now()) return this.#token.value;
    // For all who wait, and not by the deadline of the one that began.
    this.#renewing ??= outsideOfRequests(() => this.#renew()).finally(() => {
      this.#renewing = undefined;
    });
    return await this.#renewing;
  }

  async #renew(): Promise<string> {
    try {
      this.#configuration ??= await this.#discover();
      const answer = await oidc.clientCredentialsGrant(this.#configuration);
      this.#token = { value: answer.access_token, renewAt: Date.now() + (answer.expiresIn() ?? 0) * 1000 - RENEW_BEFORE_MS };
      return answer.access_token;
    } catch (error) {
      this.#configuration = undefined; // the issuer may have moved, or changed what it offers
      const why = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : error;
      throw unavailable(`the issuer gives no token to client ${this.#client.clientId} (${why})`);
    }
  }

  async #discover(): Promise<oidc.Configuration> {
    const { issuer, discoveryUrl, clientId, clientSecret } = this.#client;
    const url = new URL(discoveryUrl ?? `${issuer}/.well-known/openid-configuration`);
    return await oidc.discovery(url, clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
      timeout: TIMEOUT_S,
      execute: url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
      [oidc.customFetch]: (url, options) => onceStarted(() => fetch(url, options as RequestInit)),
    });
  }
}
