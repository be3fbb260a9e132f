/** The complaints before and after one in the queue as it was last seen; the next one is asked for while this one is read. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ComplaintDocument } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { useQueueOrder } from './useQueueKeys.ts';

const FRESH_MS = 60_000;

export function useNeighbours(id: string): {
  next: string | undefined;
  previous: string | undefined;
  first: string | undefined;
  isListed: boolean;
} {
  const graph = useGraph();
  const queries = useQueryClient();
  const [order] = useQueueOrder();
  const at = order.indexOf(id);
  const next = at < 0 ? undefined : order[at + 1];
  useEffect(() => {
    if (!next) return;
    const queryKey = ['complaints', 'screen', next];
    void queries.prefetchQuery({ queryKey, queryFn: () => graph.request(ComplaintDocument, { id: next }), staleTime: FRESH_MS });
  }, [next, graph, queries]);
  return { next, previous: at < 0 ? undefined : order[at - 1], first: order[0], isListed: at >= 0 };
}
