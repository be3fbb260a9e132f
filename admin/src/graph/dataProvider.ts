/**
 * react-admin's data provider on the graph. Pages are keyset pages: the cursor before each page is remembered for the
 * list it belongs to, and a page that was not reached yet is walked to from the last one that was.
 */
import { type DataProvider, type GetListParams, HttpError } from 'react-admin';
import { ComplaintDocument, QueueDocument, type QueueFilter, type QueueQuery, type QueueTab } from '../../generated/graphql.ts';
import type { Graph } from './ask.ts';

type QueuePage = QueueQuery['complaints'];

const MAX_LISTS = 50;

export function makeDataProvider(graph: Graph): DataProvider {
  const cursors = new Map<string, (string | null)[]>();

  async function queue({ pagination, filter }: GetListParams): Promise<QueuePage> {
    const { page, perPage } = pagination ?? { page: 1, perPage: 25 };
    const { tab = 'ALL', ...conditions } = filter as { tab?: QueueTab } & QueueFilter;
    const key = JSON.stringify([filter, perPage]);
    const known = cursors.get(key) ?? [null];
    if (cursors.size > MAX_LISTS) cursors.clear();
    cursors.set(key, known);
    let found: QueuePage | undefined;
    for (let at = Math.min(page, known.length); at <= page; at++) {
      const { data } = await graph.ask(QueueDocument, { tab, filter: conditions, first: perPage, after: known[at - 1] ?? null });
      found = data.complaints;
      if (!found.pageInfo.hasNextPage) break;
      known[at] = found.pageInfo.endCursor;
    }
    if (!found) throw new HttpError('no page', 404);
    return found;
  }

  const unsupported = (method: string) => () => Promise.reject(new Error(`${method}: complaints change by their own actions`));
  return {
    getList: async (_resource, params) => {
      const { nodes, pageInfo } = await queue(params);
      return {
        data: nodes as never[],
        pageInfo: { hasNextPage: pageInfo.hasNextPage, hasPreviousPage: (params.pagination?.page ?? 1) > 1 },
      };
    },
    getOne: async (_resource, { id }) => {
      const { data } = await graph.ask(ComplaintDocument, { id: String(id) });
      if (!data.complaint) throw new HttpError('not found', 404);
      return { data: data.complaint as never };
    },
    getMany: unsupported('getMany'),
    getManyReference: unsupported('getManyReference'),
    create: unsupported('create'),
    update: unsupported('update'),
    updateMany: unsupported('updateMany'),
    delete: unsupported('delete'),
    deleteMany: unsupported('deleteMany'),
  };
}
