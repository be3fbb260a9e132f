/** The queue as a list, at a desk beside a complaint or by itself: what it shows is in the page's address (queueAddress.ts). */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ListBase, useListContext, useStoreContext } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { useRefreshMs } from '../live/LiveContext.tsx';
import { DEFAULT_VIEW, type QueueFilter, type QueueView, searchOf, viewIn } from './queueAddress.ts';
import { MOST_URGENT } from './sort.ts';

const KEPT = 'complaints.view';

/** As react-admin keeps it. */
interface Kept {
  filter: QueueFilter;
  sort: string;
  order: 'ASC' | 'DESC';
  page: number;
  perPage: number;
}

const PER_PAGE = 25;

const lastView = (kept: Kept | undefined): QueueView =>
  kept?.filter ? { filter: kept.filter, sort: { field: kept.sort, order: kept.order } } : DEFAULT_VIEW;

/** Makes the list show what an address says; where it says nothing, what was shown last. */
function useTakeView(): (search: string) => void {
  const store = useStoreContext();
  return (search) => {
    const { filter, sort } = viewIn(search) ?? lastView(store.getItem<Kept>(KEPT));
    const kept: Kept = { filter, sort: sort.field, order: sort.order, page: 1, perPage: PER_PAGE };
    const before = store.getItem<Kept>(KEPT);
    if (!before || JSON.stringify({ ...before, page: 1 }) !== JSON.stringify(kept)) store.setItem(KEPT, kept);
  };
}

/** The address follows what is shown, and what is shown follows an address that was come to: by Back, or by a link to the queue. */
function AddressOfView() {
  const { filterValues, sort } = useListContext();
  const { search } = useLocation();
  const navigate = useNavigate();
  const take = useTakeView();
  const own = searchOf({ filter: filterValues, sort });
  const [written, seen] = [useRef(search), useRef(search)];
  // biome-ignore lint/correctness/useExhaustiveDependencies: when one of the two has changed
  useEffect(() => {
    const isComeTo = search !== seen.current && search !== written.current;
    seen.current = search;
    if (isComeTo && viewIn(search)) return take(search);
    if (own === search) return;
    written.current = own;
    navigate({ search: own }, { replace: true });
  }, [own, search]);
  return null;
}

export function QueueBase({ children }: { children: ReactNode }) {
  const take = useTakeView();
  const { search } = useLocation();
  useState(() => take(search)); // before the list reads it
  return (
    <ListBase
      resource="complaints"
      storeKey={KEPT}
      perPage={PER_PAGE}
      filterDefaultValues={DEFAULT_VIEW.filter}
      sort={MOST_URGENT}
      queryOptions={{ refetchInterval: useRefreshMs() }}
      disableSyncWithLocation // a search that is still on its way would bring the user back here from a complaint
    >
      <AddressOfView />
      {children}
    </ListBase>
  );
}
