/** Views of the queue that the unit, or one above, keeps for everybody. */
import { useQuery } from '@tanstack/react-query';
import { type SortPayload, useGetIdentity, usePermissions } from 'react-admin';
import { DeleteViewDocument, SavedViewsDocument, SaveViewDocument } from '../../../generated/graphql.ts';
import { useGraphMutation } from '../../forms/useGraphMutation.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import type { SharedFilters } from '../../lists/SavedFilters.tsx';
import { can } from '../../signIn/access.ts';

export function useSavedViews(): SharedFilters {
  const graph = useGraph();
  const { identity } = useGetIdentity();
  const { permissions: role } = usePermissions<string>();
  const { data: all = [], refetch } = useQuery({
    queryKey: ['savedViews'],
    enabled: can(role, 'complaint:handle'),
    queryFn: async () => (await graph.request(SavedViewsDocument, {})).data.savedViews,
  });
  const change = useGraphMutation(refetch);
  const canSave = can(role, 'complaint:assign');
  return {
    all: all.flatMap(({ name, unit, conditions }) => {
      const kept = conditionsIn(conditions);
      if (!kept) return [];
      const { sort, ...filter } = kept;
      return [{ name, filter, sort: sort as SortPayload | undefined, mine: (unit?.code ?? 'VN') === identity?.['unitCode'] }];
    }),
    save: canSave
      ? async ({ name, filter, sort }) =>
          Boolean(await change.run(SaveViewDocument, { input: { name, conditions: JSON.stringify({ ...filter, sort }) } }))
      : undefined,
    remove: canSave ? async (name) => Boolean(await change.run(DeleteViewDocument, { input: { name } })) : undefined,
  };
}

/** Of what another version of the console kept nothing is taken. */
function conditionsIn(text: string): Record<string, unknown> | undefined {
  try {
    const filter: unknown = JSON.parse(text);
    return typeof filter === 'object' && filter !== null && !Array.isArray(filter) ? (filter as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
