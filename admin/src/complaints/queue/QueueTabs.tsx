/** The tabs of the queue, each with its count under the present filter. */
import { useQuery } from '@tanstack/react-query';
import { useListContext, useTranslate } from 'react-admin';
import { QueueCountsDocument } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { ViewTabs } from '../../lists/ViewTabs.tsx';
import { useRefreshMs } from '../live/LiveContext.tsx';

const TABS = { MINE: 'mine', UNASSIGNED: 'unassigned', DUE_SOON: 'dueSoon', BREACHED: 'breached', ALL: 'all' } as const;
const NAMES = Object.keys(TABS) as (keyof typeof TABS)[];

export function QueueTabs() {
  const translate = useTranslate();
  const graph = useGraph();
  const { filterValues, setFilters, displayedFilters } = useListContext();
  const { tab = 'UNASSIGNED', ...filter } = filterValues;
  const { data: counts } = useQuery({
    queryKey: ['complaints', 'counts', filter],
    queryFn: async () => (await graph.request(QueueCountsDocument, { filter })).data.complaintCounts,
    refetchInterval: useRefreshMs(),
    placeholderData: (before) => before,
  });
  return (
    <ViewTabs
      value={tab}
      onChange={(chosen) => setFilters({ ...filterValues, tab: chosen }, displayedFilters)}
      tabs={NAMES.map((name) => ({ name, label: translate(`tab.${name}`), count: counts?.[TABS[name]] }))}
    />
  );
}
