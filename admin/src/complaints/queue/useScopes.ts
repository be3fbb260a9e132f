/** The scopes of the queue, each with its count under the present filter. */
import { useQuery } from '@tanstack/react-query';
import { useListContext, useTranslate } from 'react-admin';
import { QueueCountsDocument } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { useRefreshMs } from '../live/LiveContext.tsx';

const COUNTED = { MINE: 'mine', UNASSIGNED: 'unassigned', DUE_SOON: 'dueSoon', BREACHED: 'breached', ALL: 'all' } as const;
type Scope = keyof typeof COUNTED;
const NAMES = Object.keys(COUNTED) as Scope[];

export function useScopes() {
  const translate = useTranslate();
  const graph = useGraph();
  const { filterValues, setFilters, displayedFilters, onUnselectItems } = useListContext();
  const { tab, ...filter } = filterValues;
  const { data: counts } = useQuery({
    queryKey: ['complaints', 'counts', filter],
    queryFn: async () => (await graph.request(QueueCountsDocument, { filter })).data.complaintCounts,
    refetchInterval: useRefreshMs(),
    placeholderData: (before) => before,
  });
  return {
    scope: NAMES.find((name) => name === tab) ?? 'UNASSIGNED',
    scopes: NAMES.map((name) => ({ name, label: translate(`tab.${name}`), count: counts?.[COUNTED[name]] })),
    choose: (chosen: Scope) => {
      onUnselectItems(); // what was chosen is not seen any more
      setFilters({ ...filterValues, tab: chosen }, displayedFilters);
    },
  };
}
