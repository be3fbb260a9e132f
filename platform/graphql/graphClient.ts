/**
 * How a subgraph asks the graph for what is not its own: through the gateway, as the service that it is, with a
 * token from the same issuer as everybody else.
 */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { type Dispatcher, request } from 'undici';
import { optionalUrl, readEnvironment, secret, text, url } from '../configuration/environment.ts';
import { DomainError, type Failure, unavailable } from '../errors/errors.ts';
import { ACTING_FOR_HEADER, type ActingFor, DEADLINE_HEADER } from '../identity/identity.ts';
import { timeLeft } from '../process/request.ts';
import { onceStarted } from '../process/starting.ts';
import { type ServiceClient, ServiceTokens } from './serviceTokens.ts';

interface GraphClientOptions extends ServiceClient {
  gateway: string;
  timeoutMs?: number;
}

/** The client of a subgraph's process, by its environment. */
export function openGraphClient(): GraphClient {
  const environment = readEnvironment({
    GATEWAY_URL: url('http://127.0.0.1:4000'),
    OIDC_ISSUER: url('http://127.0.0.1:4010'),
    OIDC_DISCOVERY_URL: optionalUrl(),
    SUBGRAPH_CLIENT_ID: text('so-tiem-subgraphs'),
    SUBGRAPH_CLIENT_SECRET: secret(),
  });
  return new GraphClient({
    gateway: environment.GATEWAY_URL,
    issuer: environment.OIDC_ISSUER,
    discoveryUrl: environment.OIDC_DISCOVERY_URL,
    clientId: environment.SUBGRAPH_CLIENT_ID,
    clientSecret: environment.SUBGRAPH_CLIENT_SECRET,
  });
}

export class GraphClient {
  readonly #options: GraphClientOptions;
  readonly #tokens: ServiceTokens;

  constructor(options: GraphClientOptions) {
    this.#options = options;
    this.#tokens = new ServiceTokens(options);
  }

  /** @throws DomainError UNAVAILABLE when the graph, or the part of it that was asked, does not answer in time */
  async ask<Data, Variables>(
    operation: DocumentTypeDecoration<Data, Variables>,
    variables: Variables,
    actingFor?: ActingFor,
  ): Promise<Data> {
    const answer = await this.#fetch(
      `${this.#options.gateway}/graphql`,
      {
        'content-type': 'application/json',
        authorization: `Bearer ${await this.#tokens.current()}`,
        ...(actingFor ? { [ACTING_FOR_HEADER]: Buffer.from(JSON.stringify(actingFor)).toString('base64') } : {}),
      },
      JSON.stringify({ query: operation.toString(), variables }),
    );
    const { data, errors } = await jsonOf<{ data?: Data; errors?: { message: string }[] }>('the graph', answer);
    if (errors?.length || !data) throw unavailable(`the graph could not answer: ${errors?.[0]?.message ?? answer.statusCode}`);
    return data;
  }

  /** What is no GraphQL: a photo. Null when there is none. @throws DomainError UNAVAILABLE */
  async bytes(path: string): Promise<Buffer | null> {
    const answer = await this.#fetch(this.#options.gateway + path, { authorization: `Bearer ${await this.#tokens.current()}` });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    if (answer.statusCode === 404) return null;
    if (!isDone(answer)) throw unavailable(`${path}: status ${answer.statusCode}`);
    return bytes;
  }

  /** Sends what is no GraphQL, a line of JSON each. @returns the answer's JSON @throws DomainError UNAVAILABLE */
  async send<Answer>(path: string, lines: readonly string[]): Promise<Answer> {
    const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${await this.#tokens.current()}` };
    const answer = await this.#fetch(this.#options.gateway + path, headers, lines.join('\n'));
    if (!isDone(answer)) throw await refusalOf(path, answer);
    return await jsonOf<Answer>(path, answer);
  }

  async #fetch(url: string, headers: Record<string, string>, body?: string): Promise<Dispatcher.ResponseData> {
    try {
      return await onceStarted(async () => {
        const timeoutMs = Math.min(this.#options.timeoutMs ?? 10_000, Math.floor(timeLeft()));
        if (timeoutMs <= 0) throw unavailable('the caller no longer waits for the answer');
        return await this.#fetchOnce(url, headers, timeoutMs, body);
      });
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw unavailable(`${new URL(url).host} does not answer (${error instanceof Error ? error.name : error})`);
    }
  }

  async #fetchOnce(url: string, headers: Record<string, string>, timeoutMs: number, body?: string): Promise<Dispatcher.ResponseData> {
    return await request(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, [DEADLINE_HEADER]: String(timeoutMs) },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      ...(body === undefined ? {} : { body }),
    });
  }
}

const isDone = ({ statusCode }: Dispatcher.ResponseData): boolean => statusCode >= 200 && statusCode < 300;

async function jsonOf<Answer>(what: string, { body }: Dispatcher.ResponseData): Promise<Answer> {
  try {
    return (await body.json()) as Answer;
  } catch (error) {
    throw unavailable(`${what}: no whole answer (${error instanceof Error ? error.name : error})`);
  }
}

/** Reads what is left of the answer, so that its connection is free. */
async function refusalOf(what: string, { statusCode, body }: Dispatcher.ResponseData): Promise<DomainError> {
  await body.dump();
  return unavailable(`${what}: status ${statusCode}`);
}

type Refused = (Omit<Failure, 'conflict'> & { conflict?: { changedAt: string | Date } | null })[];

/** What another subgraph refused, as failures of the caller's own. @throws DomainError when the same may be tried again */
export function failuresIn(errors: Refused): Failure[] {
  const failures = errors.map((error) => ({ ...error, conflict: null }));
  if (failures.some(({ code }) => code === 'UNAVAILABLE')) throw new DomainError(failures);
  return failures;
}
