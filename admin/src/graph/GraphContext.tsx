import { createContext, useContext } from 'react';
import type { Graph } from './graphqlClient.ts';

const Context = createContext<Graph | null>(null);
export const GraphProvider = Context.Provider;

export function useGraph(): Graph {
  const graph = useContext(Context);
  if (!graph) throw new Error('outside of GraphProvider');
  return graph;
}
