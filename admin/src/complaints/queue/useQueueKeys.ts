/** The queue by keyboard: a row is chosen, opened, taken. */
import { useEffect } from 'react';
import { useListContext, useRedirect, useStore } from 'react-admin';
import { ClaimComplaintDocument } from '../../../generated/graphql.ts';
import { useKeys } from '../../keyboard/keys.ts';
import type { QueuedComplaint } from '../complaint.ts';
import { useComplaintMutation } from '../decide/useComplaintMutation.ts';
import { ORDERED_BY } from './sort.ts';

/** The ids of the queue as it was last seen, for going on from one complaint to the next. */
export const useQueueOrder = () => useStore<string[]>('complaints.order', []);

/** @returns the id of the chosen complaint */
export function useQueueKeys(focusSearch: () => void): string | undefined {
  const {
    data = [],
    page,
    setPage,
    hasNextPage,
    hasPreviousPage,
    refetch,
    onToggleItem,
    selectedIds,
    sort,
    setSort,
  } = useListContext<QueuedComplaint>();
  const redirect = useRedirect();
  const [, setOrder] = useQueueOrder();
  const [chosen, setChosen] = useStore<string>('complaints.chosen');
  const ids = data.map(({ id }) => id).join();
  useEffect(() => setOrder(ids ? ids.split(',') : []), [ids, setOrder]);

  const at = data.findIndex(({ id }) => id === chosen);
  const complaint = data[at];
  const move = (by: number) => {
    const next = data[Math.min(Math.max(at + by, 0), data.length - 1)];
    if (!next) return;
    setChosen(next.id);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // Enter is for the row now
    document.getElementById(rowId(next.id))?.scrollIntoView({ block: 'nearest' });
  };
  const act = useComplaintMutation(complaint ?? { id: '', code: '', version: 0 }, async () => void (await refetch()));

  useKeys([
    { key: 'j', label: 'keys.nextRow', run: () => move(1) },
    { key: 'k', label: 'keys.previousRow', run: () => move(-1) },
    { key: 'Enter', label: 'keys.open', run: () => complaint && redirect('show', 'complaints', complaint.id) },
    // With rows chosen it is for all of them (bulk/BulkButtons.tsx).
    ...(selectedIds?.length
      ? []
      : [{ key: 't', label: 'act.claim', run: () => complaint && void act.run(ClaimComplaintDocument, {}, 'claim') }]),
    { key: 's', label: 'bulk.select', run: () => complaint && onToggleItem(complaint.id) },
    { key: 'o', label: 'keys.order', run: () => setSort({ field: nextOrder(sort.field), order: 'ASC' }) },
    { key: '/', label: 'keys.search', run: focusSearch },
    { key: 'n', label: 'ra.navigation.next', run: () => hasNextPage && setPage(page + 1) },
    { key: 'p', label: 'ra.navigation.previous', run: () => hasPreviousPage && setPage(page - 1) },
  ]);
  return chosen;
}

const nextOrder = (field: string): string => ORDERED_BY[(ORDERED_BY.indexOf(field) + 1) % ORDERED_BY.length] ?? field;

export const rowId = (complaintId: string): string => `complaint-${complaintId}`;
