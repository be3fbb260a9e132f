/** Views of the queue that the unit, or one above, keeps for everybody. */
import { type SortPayload, useGetIdentity, usePermissions } from 'react-admin';
import { DropSharedDocument, KeepSharedDocument } from '../../../generated/graphql.ts';
import { useChange } from '../../forms/useGraphMutation.ts';
import type { SharedFilters } from '../../lists/SavedFilters.tsx';
import { may } from '../../signIn/access.ts';
import { useShared } from '../useShared.ts';

export function useSharedViews(): SharedFilters {
  const { all, reload } = useShared('VIEW');
  const { identity } = useGetIdentity();
  const { permissions: role } = usePermissions<string>();
  const change = useChange(reload);
  const mayKeep = may(role, 'complaint:assign');
  return {
    all: all.flatMap(({ name, unit, content }) => {
      const kept = conditionsIn(content);
      if (!kept) return [];
      const { sort, ...filter } = kept;
      return [{ name, filter, sort: sort as SortPayload | undefined, mine: unit === identity?.['unitCode'] }];
    }),
    keep: mayKeep
      ? async ({ name, filter, sort }) =>
          Boolean(await change.run(KeepSharedDocument, { input: { kind: 'VIEW', name, content: JSON.stringify({ ...filter, sort }) } }))
      : undefined,
    drop: mayKeep ? async (name) => Boolean(await change.run(DropSharedDocument, { input: { kind: 'VIEW', name } })) : undefined,
  };
}

/** Of what another version of the console kept nothing is taken. */
function conditionsIn(content: string): Record<string, unknown> | undefined {
  try {
    const filter: unknown = JSON.parse(content);
    return typeof filter === 'object' && filter !== null && !Array.isArray(filter) ? (filter as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
