/** The tabs of the queue, each with its count under the present filter. */
import { Tab, Tabs } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useListContext, useTranslate } from 'react-admin';
import { QueueCountsDocument } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';

const TABS = { MINE: 'mine', UNASSIGNED: 'unassigned', DUE_SOON: 'dueSoon', BREACHED: 'breached', ALL: 'all' } as const;
const REFRESH_MS = 10_000;

export function QueueTabs() {
  const translate = useTranslate();
  const graph = useGraph();
  const { filterValues, setFilters, displayedFilters } = useListContext();
  const { tab = 'UNASSIGNED', ...filter } = filterValues;
  const { data: counts } = useQuery({
    queryKey: ['complaints', 'counts', filter],
    queryFn: async () => (await graph.ask(QueueCountsDocument, { filter })).data.complaintCounts,
    refetchInterval: REFRESH_MS,
    placeholderData: (before) => before,
  });
  return (
    <Tabs
      value={tab}
      onChange={(_, chosen: string) => setFilters({ ...filterValues, tab: chosen }, displayedFilters)}
      variant="scrollable"
      allowScrollButtonsMobile
      sx={{ mt: 1, flex: 'none', overflow: 'hidden', '& .MuiTabs-scroller': { overflowX: 'auto' } }}
    >
      {Object.entries(TABS).map(([name, count]) => (
        <Tab
          key={name}
          value={name}
          label={`${translate(`tab.${name}`)} ${counts?.[count] == null ? '' : `(${counts[count].toLocaleString('vi')})`}`}
          sx={{ textTransform: 'none', fontWeight: 600 }}
        />
      ))}
    </Tabs>
  );
}
