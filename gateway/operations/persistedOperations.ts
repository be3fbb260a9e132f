/**
 * Operations by hash: the pages send the SHA-256 of an operation that was known when they were built, in the form of Apollo's
 * persisted queries (`extensions.persistedQuery.sha256Hash`). The pages' list and the services' are fixed by the build, a partner app's by its registration;
 * asking adds nothing to it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { GraphqlRequest } from '@so-tiem/platform/http/server';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { isObject } from '../execution/json.ts';

export class PersistedOperations {
  readonly #texts: ReadonlyMap<string, string>;

  constructor(texts: readonly string[]) {
    this.#texts = new Map(texts.map((text) => [sha256(text), text]));
  }

  /** As the build wrote them down (scripts/build.ts); without that file none is known. */
  static read(of: 'operations' | 'serviceOperations'): PersistedOperations {
    const file = new URL(`../../generated/${of}.json`, import.meta.url);
    return new PersistedOperations(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);
  }

  get texts(): readonly string[] {
    return [...this.#texts.values()];
  }

  /** @returns undefined for the hash of none */
  textOf(hash: string): string | undefined {
    return this.#texts.get(hash);
  }

  /** Whether a text is one of them, letter for letter. */
  has(text: string): boolean {
    return this.#texts.has(sha256(text));
  }

  /** Puts the text in the place of its hash. @throws GraphQLError for a hash that is not in the list, or not its text's */
  unfold(asked: GraphqlRequest): void {
    if (isObject(asked.body)) {
      const { extensions, ...rest } = asked.body;
      const text = this.#textFor(extensions, rest['query']);
      if (text !== undefined) asked.body = { ...rest, query: text };
    } else if (asked.request.method === 'GET' && asked.url.searchParams.has('extensions')) {
      const { searchParams } = asked.url;
      const text = this.#textFor(parse(searchParams.get('extensions') ?? ''), searchParams.get('query') ?? undefined);
      if (text === undefined) return;
      searchParams.delete('extensions');
      searchParams.set('query', text);
    }
  }

  #textFor(extensions: unknown, sent: unknown): string | undefined {
    const persisted = isObject(extensions) ? extensions['persistedQuery'] : undefined;
    if (!isObject(persisted)) return undefined;
    const hash = String(persisted['sha256Hash']);
    if (typeof sent === 'string') {
      if (sha256(sent) === hash) return sent;
      throw refused('The hash is not that of the operation.', 'BAD_REQUEST');
    }
    const text = this.#texts.get(hash);
    if (text === undefined) throw refused('No operation has this hash.', 'PERSISTED_QUERY_NOT_FOUND');
    return text;
  }
}

export const notInList = (): GraphQLError =>
  refused('This operation is not among those that are answered to you; see which are registered.', 'PERSISTED_QUERY_NOT_IN_LIST');

const refused = (message: string, code: string) => new GraphQLError(message, { extensions: { code, http: { status: 400 } } });

/** Of the operations that are sent as texts again and again the hash need not be made each time. */
const hashes = new LRUCache<string, string>({ maxSize: 2_000_000, sizeCalculation: (_, text) => text.length + 64 });

function sha256(text: string): string {
  let hash = hashes.get(text);
  if (hash === undefined) {
    hash = createHash('sha256').update(text).digest('hex');
    hashes.set(text, hash);
  }
  return hash;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
