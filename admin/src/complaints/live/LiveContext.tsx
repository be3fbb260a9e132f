/** Hears of changes to complaints for as long as the console is open, by those who may read them. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { usePermissions } from 'react-admin';
import { useGraph } from '../../graph/GraphContext.tsx';
import { can } from '../../signIn/access.ts';
import { LiveQueue } from './liveQueue.ts';
import { useOwnChanges } from './useOwnChanges.tsx';

const LiveContext = createContext<LiveQueue | null>(null);
/** Heard of or not, a list is asked for now and then; often while nothing is heard. */
const HEARD_MS = 60_000;
const UNHEARD_MS = 5000;

export function LiveProvider({ children }: { children: ReactNode }) {
  const graph = useGraph();
  const queries = useQueryClient();
  const { permissions: role } = usePermissions<string>();
  const live = useMemo(() => new LiveQueue(graph, queries), [graph, queries]);
  live.onOwnChanges = useOwnChanges();
  const isFor = can(role, 'complaint:read');
  useEffect(() => {
    if (!isFor) return;
    const stop = new AbortController();
    void live.hear(stop.signal);
    return () => stop.abort();
  }, [live, isFor]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

const SILENT = { subscribe: () => () => {}, isHeard: false };

/** How often a list of complaints asks by itself, in milliseconds. */
export function useRefreshMs(): number {
  const live = useContext(LiveContext) ?? SILENT;
  return useSyncExternalStore(live.subscribe, () => live.isHeard) ? HEARD_MS : UNHEARD_MS;
}
