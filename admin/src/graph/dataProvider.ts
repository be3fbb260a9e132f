/**
 * react-admin's data provider on the graph. Pages are keyset pages: the cursor before each page is remembered for the
 * list it belongs to, and a page that was not reached yet is walked to from the last one that was.
 */
import { type DataProvider, type GetListParams, HttpError, type SortPayload } from 'react-admin';
import {
  AccountsDocument,
  type AuditFilter,
  AuditTrailDocument,
  type CitizenSearchInput,
  ComplaintDocument,
  type ContactFilter,
  ContactsDocument,
  ErasuresDocument,
  FindCitizensDocument,
  type OfficeFilter,
  OfficesDocument,
  PartnerAppsDocument,
  QueueDocument,
  type StaffAccountFilter,
} from '../../generated/graphql.ts';
import { queueQuestion } from '../complaints/queue/sort.ts';
import type { GraphqlClient } from './graphqlClient.ts';

interface Page {
  nodes: { id?: string; code?: string }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}
type ReadPage = (
  graph: GraphqlClient,
  filter: Record<string, unknown>,
  place: { first: number; after: string | null },
  sort: SortPayload | undefined,
) => Promise<Page>;

const LISTS: Record<string, ReadPage> = {
  complaints: async (graph, filter, place, sort) => {
    const { complaints } = (await graph.request(QueueDocument, { ...queueQuestion(filter, sort), ...place })).data;
    // What is decided is nobody's work any more while it can still be undone, or is being carried out.
    return filter['tab'] === 'ALL'
      ? complaints
      : { ...complaints, nodes: complaints.nodes.filter((one) => !one.pendingDecision && one.status !== 'RESOLVING') };
  },
  contacts: async (graph, filter, place) =>
    (await graph.request(ContactsDocument, { filter: filter as ContactFilter, ...place })).data.contacts,
  citizens: async (graph, filter, place) =>
    (await graph.request(FindCitizensDocument, { search: filter as CitizenSearchInput, ...place })).data.citizens,
  audit: async (graph, filter, place) =>
    (await graph.request(AuditTrailDocument, { filter: filter as AuditFilter, ...place })).data.auditEntries,
  accounts: async (graph, filter, place) =>
    (await graph.request(AccountsDocument, { filter: filter as StaffAccountFilter, ...place })).data.accounts,
  partnerApps: async (graph, _, place) => (await graph.request(PartnerAppsDocument, place)).data.partnerApps,
  erasures: async (graph, _, place) => (await graph.request(ErasuresDocument, place)).data.erasures,
  offices: async (graph, filter, place) =>
    (await graph.request(OfficesDocument, { filter: filter as OfficeFilter, ...place })).data.offices,
};
const MAX_LISTS = 50;

export function makeDataProvider(graph: GraphqlClient): DataProvider {
  const cursors = new Map<string, (string | null)[]>();

  async function readPage(resource: string, { pagination, filter, sort }: GetListParams): Promise<Page> {
    const { page, perPage } = pagination ?? { page: 1, perPage: 25 };
    const read = LISTS[resource];
    if (!read) throw new HttpError(`no list of ${resource}`, 404);
    const key = JSON.stringify([resource, filter, sort, perPage]);
    const known = cursors.get(key) ?? [null];
    if (cursors.size > MAX_LISTS) cursors.clear();
    cursors.set(key, known);
    let found: Page | undefined;
    for (let at = Math.min(page, known.length); at <= page; at++) {
      found = await read(graph, filter, { first: perPage, after: known[at - 1] ?? null }, sort);
      if (!found.pageInfo.hasNextPage) break;
      known[at] = found.pageInfo.endCursor ?? null;
    }
    if (!found) throw new HttpError('no page', 404);
    return found;
  }

  const unsupported = (method: string) => () => Promise.reject(new Error(`${method}: things change by their own actions`));
  return {
    getList: async (resource, params) => {
      const { nodes, pageInfo } = await readPage(resource, params);
      return {
        data: nodes.map((node) => ({ ...node, id: node.id ?? node.code })) as never[],
        pageInfo: { hasNextPage: pageInfo.hasNextPage, hasPreviousPage: (params.pagination?.page ?? 1) > 1 },
      };
    },
    getOne: async (resource, { id }) => {
      if (resource !== 'complaints') throw new HttpError(`no single record of ${resource}`, 404);
      const { data } = await graph.request(ComplaintDocument, { id: String(id) });
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
