import { createContext, useContext } from 'react';
import type { GraphqlClient } from './graphqlClient.ts';

const Context = createContext<GraphqlClient | null>(null);
export const GraphProvider = Context.Provider;

export function useGraph(): GraphqlClient {
  const graph = useContext(Context);
  if (!graph) throw new Error('outside of GraphProvider');
  return graph;
}
