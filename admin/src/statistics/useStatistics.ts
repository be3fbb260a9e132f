import { useQuery } from '@tanstack/react-query';
import { StatisticsDocument } from '../../generated/graphql.ts';
import { useRefreshMs } from '../complaints/live/LiveContext.tsx';
import { useGraph } from '../graph/GraphContext.tsx';

/** Asked anew when something happens to a complaint (complaints/live). @param unit empty for one's own */
export function useStatistics(unit: string, days: { from: string; until: string }) {
  const graph = useGraph();
  return useQuery({
    queryKey: ['complaints', 'statistics', unit, days],
    queryFn: async () => (await graph.request(StatisticsDocument, { unit: unit || null, ...days })).data.complaintStatistics,
    refetchInterval: useRefreshMs(),
    placeholderData: (before) => before,
  });
}
