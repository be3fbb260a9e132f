/** Every half minute, while the page is visible: says that the viewer has the complaint open, and learns who else has, and what changed. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { usePermissions } from 'react-admin';
import { ComplaintHeartbeatDocument, type ComplaintHeartbeatMutation } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { can } from '../../signIn/access.ts';

const EVERY_MS = 30_000;

type Viewers = NonNullable<ComplaintHeartbeatMutation['complaintHeartbeat']['complaint']>['viewers'];

/** @returns others who have it open */
export function useHeartbeat(id: string, version: number | undefined): Viewers {
  const graph = useGraph();
  const queries = useQueryClient();
  const { permissions: role } = usePermissions<string>();
  const isHandled = version !== undefined && can(role, 'complaint:handle');
  const { data } = useQuery({
    queryKey: ['heartbeat', id],
    enabled: isHandled,
    queryFn: async () => (await graph.request(ComplaintHeartbeatDocument, { input: { id } })).data.complaintHeartbeat.complaint,
    refetchInterval: EVERY_MS,
  });
  useEffect(() => {
    if (data && version !== undefined && data.version > version) void queries.invalidateQueries({ queryKey: ['complaints', 'screen', id] });
  }, [data, version, id, queries]);
  useEffect(() => {
    if (!isHandled) return;
    return () => void graph.request(ComplaintHeartbeatDocument, { input: { id, leaving: true } }).catch(() => {}); // it lapses by itself
  }, [isHandled, id, graph]);
  return data?.viewers ?? [];
}
