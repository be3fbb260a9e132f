/** The site that one works at, by its name; null for those who work at none, and until it is known. */
import { useQuery } from '@tanstack/react-query';
import { useGetIdentity } from 'react-admin';
import { SiteNameDocument } from '../../generated/graphql.ts';
import type { ChosenSite } from '../forms/SiteInput.tsx';
import { useGraph } from '../graph/GraphContext.tsx';

export function useOwnSite(): ChosenSite | null {
  const graph = useGraph();
  const { identity } = useGetIdentity();
  const code = identity?.['unitLevel'] === 'SITE' ? String(identity['unitCode']) : undefined;
  const { data, isError } = useQuery({
    queryKey: ['site', code],
    enabled: code !== undefined,
    queryFn: async () => (await graph.request(SiteNameDocument, { code: code ?? '' })).data.site ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? (isError && code ? { code, name: code } : null);
}
