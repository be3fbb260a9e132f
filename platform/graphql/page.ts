/**
 * Keyset pages in the form of Relay connections. A list is ordered by one string field that is unique within it, so a
 * page is a range over one index and costs the same wherever it begins.
 */
import { invalid } from '../errors/errors.ts';

export const DEFAULT_PAGE = 25;
export const MAX_PAGE = 100;

export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/** Opaque to clients, and told apart by list, so that a cursor of one list is refused by another. */
export const encodeCursor = (list: string, key: string): string => Buffer.from(`${list}|${key}`).toString('base64url');

/** @throws DomainError naming `after` when it is no cursor of this list */
export function decodeCursor(list: string, cursor: string): string {
  const text = cursor.length <= 400 ? Buffer.from(cursor, 'base64url').toString('utf8') : '';
  if (!text.startsWith(`${list}|`) || encodeCursor(list, text.slice(list.length + 1)) !== cursor)
    throw invalid('after', 'not a cursor of this list');
  return text.slice(list.length + 1);
}

const BATCH = 500;

/** Reads a list to its end, some at a time, for what is written as a stream. */
export async function* readInBatches<Node>(
  read: (after: string | undefined, limit: number) => Promise<Node[]>,
  keyOf: (node: Node) => string,
): AsyncGenerator<Node[]> {
  for (let after: string | undefined; ; ) {
    const nodes = await read(after, BATCH);
    yield nodes;
    const last = nodes.at(-1);
    if (nodes.length < BATCH || !last) return;
    after = keyOf(last);
  }
}

/**
 * Reads one page.
 * @param list name of the list, part of its cursors
 * @param read returns at most `limit` nodes whose key is greater than `after`, in ascending order of the key
 * @param keyOf the ordering key of a node
 */
export async function readPage<Node>(
  list: string,
  { first, after }: PageArguments,
  read: (after: string | undefined, limit: number) => Promise<Node[]>,
  keyOf: (node: Node) => string,
): Promise<Connection<Node>> {
  const size = first ?? DEFAULT_PAGE;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE) throw invalid('first', `from 1 to ${MAX_PAGE}`);
  const found = await read(after ? decodeCursor(list, after) : undefined, size + 1);
  const nodes = found.slice(0, size);
  const edges = nodes.map((node) => ({ cursor: encodeCursor(list, keyOf(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: found.length > size,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
