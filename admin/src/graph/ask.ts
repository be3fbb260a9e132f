/** The console's way to the gateway: typed operations as the signed-in person, each with a time limit. */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import type { UserManager } from 'oidc-client-ts';

const TIMEOUT_MS = 20_000;

/** The token is no longer good. */
export class Unauthenticated extends Error {}

interface GraphError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; subgraph?: string };
}

/** The graph answered in part or not at all; `data` is what there is. */
class GraphFailed extends Error {
  readonly errors: GraphError[];
  constructor(errors: GraphError[]) {
    super(errors[0]?.message ?? 'the gateway does not answer');
    this.errors = errors;
  }
}

export interface Answer<Data> {
  data: Data;
  /** Parts that could not be answered, for example because a subgraph is down. */
  errors: GraphError[];
}

export class Graph {
  readonly #session: UserManager;

  constructor(session: UserManager) {
    this.#session = session;
  }

  /** @throws Unauthenticated, GraphFailed when nothing could be answered */
  async ask<Data, Variables>(operation: DocumentTypeDecoration<Data, Variables>, variables: Variables): Promise<Answer<Data>> {
    const answer = await this.#fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: operation.toString(), variables }),
    });
    const { data, errors = [] } = (await answer.json()) as { data?: Data | null; errors?: GraphError[] };
    if (!data || Object.values(data).every((value) => value === null && errors.length > 0)) throw new GraphFailed(errors);
    return { data, errors };
  }

  /** @throws Unauthenticated, GraphFailed when it does not come */
  async photo(path: string): Promise<Blob> {
    const answer = await this.#fetch(path, {});
    if (!answer.ok) throw new GraphFailed([]);
    return await answer.blob();
  }

  async #fetch(path: string, request: RequestInit): Promise<Response> {
    const user = await this.#session.getUser();
    let answer: Response;
    try {
      answer = await fetch(path, {
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${user?.access_token ?? ''}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch {
      throw new GraphFailed([]);
    }
    if (answer.status === 401) throw new Unauthenticated('signed out');
    return answer;
  }
}
