/** The rows of a contact list, all or those of some outcomes; a keyset page by row. */

import { type PageArguments, readPage } from '@so-tiem/platform/graphql/page';
import type { ContactImportRowOutcome } from '../generated/schema.ts';
import { COLUMNS, type Column } from '../imports/columns.ts';
import type { ContactImportRowRecord } from '../model/contactImport.ts';
import type { Store } from '../model/store.ts';

export async function readRows(
  { contactImportRows }: Store,
  importId: string,
  outcomes: readonly ContactImportRowOutcome[],
  asked: PageArguments,
) {
  const page = await readPage<ContactImportRowRecord>(
    'contactImportRows',
    asked,
    async (after, limit) =>
      await contactImportRows
        .find({ importId, ...(outcomes.length ? { outcome: { $in: outcomes } } : {}), ...(after ? { _id: { $gt: after } } : {}) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean(),
    (row) => row._id,
  );
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: describe(node) }));
  return { edges, nodes: edges.map(({ node }) => node), pageInfo: page.pageInfo };
}

const describe = ({ row, outcome, cells, failures }: ContactImportRowRecord) => ({
  row,
  outcome,
  cells: (Object.keys(COLUMNS) as Column[]).flatMap((column) =>
    column in cells ? [{ column: COLUMNS[column], value: cells[column] ?? '' }] : [],
  ),
  errors: failures.map(({ code, field, message, reason = null, details }) => ({
    code,
    field,
    message,
    reason,
    suggestions: (details?.['suggestions'] as string[] | undefined) ?? [],
    column: COLUMNS[field[0] as Column] ?? null,
    conflict: null,
  })),
});
