/** The console's way to the gateway: typed operations as the signed-in person, each with a time limit. */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { untilLetIn } from '@so-tiem/platform/values/retryWhileBusy';
import { hearClock } from '@so-tiem/platform/values/serverClock';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { UserManager } from 'oidc-client-ts';
import type { Reauthentication } from '../signIn/reauthentication.ts';

const TIMEOUT_MS = 20_000;
/** A long list is written or checked row by row. */
const FILE_TIMEOUT_MS = 115_000;

interface GraphError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; subgraph?: string; reason?: string; details?: { minutes?: number } };
}

/** The graph answered in part or not at all; `data` is what there is. */
class GraphFailed extends Error {
  readonly errors: GraphError[];
  constructor(errors: GraphError[]) {
    super(errors[0]?.message ?? 'the gateway does not answer');
    this.errors = errors;
  }
}

/** Whether the graph answered that it is not the caller's to see. */
export const isForbidden = (error: unknown): boolean => bears(error, 'FORBIDDEN');

/** Whether the system had more to do than it could, so that nothing was done. */
export const isBusyRefusal = (error: unknown): boolean => bears(error, 'BUSY');

const bears = (error: unknown, code: string): boolean =>
  error instanceof GraphFailed && error.errors.some(({ extensions }) => extensions?.code === code);

/** Minutes to wait, after too many questions of a kind that are counted; undefined for any other failure. */
export const minutesToWait = (error: unknown): number | undefined => {
  const tooMany = error instanceof GraphFailed && error.errors.find(({ extensions }) => extensions?.reason === 'TOO_MANY');
  return tooMany ? (tooMany.extensions?.details?.minutes ?? 1) : undefined;
};

interface Event {
  id?: string | undefined;
  event?: string | undefined;
  data: string;
}

export interface Answer<Data> {
  data: Data;
  /** Parts that could not be answered, for example because a subgraph is down. */
  errors: GraphError[];
}

export class GraphqlClient {
  readonly #session: UserManager;
  readonly #again: Reauthentication;
  readonly #listeners = new Set<() => void>();
  #waiting = 0;

  constructor(session: UserManager, again: Reauthentication) {
    this.#session = session;
    this.#again = again;
  }

  /** @throws GraphFailed when nothing could be answered */
  async request<Data, Variables>(operation: DocumentTypeDecoration<Data, Variables>, variables: Variables): Promise<Answer<Data>> {
    const answer = await this.#fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(byHash(operation, variables)),
    });
    const { data, errors = [] } = (await answer.json()) as { data?: Data | null; errors?: GraphError[] };
    if (!data || Object.values(data).every((value) => value === null && errors.length > 0)) throw new GraphFailed(errors);
    return { data, errors };
  }

  /** @throws GraphFailed when it does not come */
  async file(path: string): Promise<{ blob: Blob; name: string }> {
    const answer = await this.#fetch(path, {}, FILE_TIMEOUT_MS);
    if (!answer.ok) throw new GraphFailed([]);
    const [, name = ''] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
    return { blob: await answer.blob(), name };
  }

  /** What is no GraphQL. @throws GraphFailed when it is refused or does not come */
  async json<Answer>(path: string, method: 'GET' | 'POST' = 'GET'): Promise<Answer> {
    const answer = await this.#fetch(path, { method });
    if (!answer.ok) throw new GraphFailed([]);
    return (await answer.json()) as Answer;
  }

  /** Server-sent events (HTML, 9.2), the first of which says that it is open; ends when the other side does. @param lastId the last one that was heard */
  async *events(path: string, lastId: string, signal: AbortSignal): AsyncGenerator<Event> {
    const user = await this.#session.getUser();
    const answer = await fetch(path, {
      headers: { authorization: `Bearer ${user?.access_token ?? ''}`, ...(lastId ? { 'last-event-id': lastId } : {}) },
      signal,
    });
    if (!answer.ok || !answer.body) throw new GraphFailed([]);
    yield { event: 'open', data: '' };
    const messages = answer.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
    for (let read = await messages.read(); !read.done; read = await messages.read()) yield read.value;
  }

  /** Sends a file and gives what was answered. @throws GraphFailed when nothing was */
  async send<Answer>(path: string, file: Blob): Promise<Answer> {
    const answer = await this.#fetch(path, { method: 'POST', body: file }, FILE_TIMEOUT_MS);
    return (await answer.json()) as Answer;
  }

  /** Whether something waits because the system has more to do than it can. */
  get isBusy(): boolean {
    return this.#waiting > 0;
  }

  /** Told when that changes. @returns a function that ends it */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** When the session is over it is begun again beside the page, and the same request is made once more. */
  async #fetch(path: string, request: RequestInit, timeoutMs = TIMEOUT_MS): Promise<Response> {
    const ask = () =>
      untilLetIn(
        () => this.#fetchOnce(path, request, timeoutMs),
        (isWaiting) => {
          this.#waiting += isWaiting ? 1 : -1;
          for (const listener of this.#listeners) listener();
        },
      );
    const first = await ask();
    if (first.status !== 401) return first;
    if (!(await this.#again.ask())) throw new GraphFailed([]);
    return await ask();
  }

  async #fetchOnce(path: string, request: RequestInit, timeoutMs: number): Promise<Response> {
    const user = await this.#session.getUser();
    try {
      const answer = await fetch(path, {
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${user?.access_token ?? ''}`, ...taskAtHand() },
        signal: AbortSignal.timeout(timeoutMs),
      });
      hearClock(answer.headers.get('date'));
      return answer;
    } catch {
      throw new GraphFailed([]);
    }
  }
}

/** An operation as the build left it: its hash, by which the gateway knows it (gateway/operations/persistedOperations.ts). */
const byHash = <Variables>(operation: { toString(): string }, variables: Variables) => ({
  variables,
  extensions: { persistedQuery: { version: 1, sha256Hash: operation.toString() } },
});

/** The complaint on whose screen the person is: the audit trail says what a look was for. */
function taskAtHand(): Record<string, string> {
  const [, id] = /\/complaints\/([\w-]+)\/show/.exec(location.pathname) ?? [];
  return id ? { 'x-so-tiem-task': `complaint:${id}` } : {};
}
