/** What the signed-in person's unit, and those above, keep for everybody who works there. */
import { useQuery } from '@tanstack/react-query';
import { usePermissions } from 'react-admin';
import { SharedDocument, type SharedKind } from '../../generated/graphql.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { may } from '../signIn/access.ts';

export function useShared(kind: SharedKind) {
  const graph = useGraph();
  const { permissions: role } = usePermissions<string>();
  const { data, refetch } = useQuery({
    queryKey: ['shared', kind],
    enabled: may(role, 'complaint:handle'),
    queryFn: async () => (await graph.ask(SharedDocument, { kind })).data.shared,
  });
  return { all: data ?? [], reload: refetch };
}
