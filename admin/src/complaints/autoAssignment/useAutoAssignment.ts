/** Whether auto-assignment is on; says, as long as the console is open, that the viewer is available. */
import { useQuery } from '@tanstack/react-query';
import { usePermissions, useStore } from 'react-admin';
import { AutoAssignmentDocument, SetAvailabilityDocument } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { can } from '../../signIn/access.ts';

/** The subgraph forgets who has not said it for a minute and a half. */
const SAID_EVERY_MS = 30_000;
const ASKED_EVERY_MS = 300_000;

export function useAutoAssignment() {
  const graph = useGraph();
  const { permissions: role } = usePermissions<string>();
  const [there, setThere] = useStore('complaints.isAvailable', false);
  const say = async (available: boolean) =>
    (await graph.request(SetAvailabilityDocument, { input: { available } })).data.setAvailability.autoAssignment;
  const { data } = useQuery({
    queryKey: ['autoAssignment', there],
    enabled: can(role, 'complaint:handle'),
    queryFn: async () => (there ? await say(true) : (await graph.request(AutoAssignmentDocument, {})).data.autoAssignment) ?? null,
    refetchInterval: ({ state }) => (there && state.data?.maxOpenPerHandler ? SAID_EVERY_MS : ASKED_EVERY_MS),
    refetchIntervalInBackground: true, // a handler who reads something else is still there
    placeholderData: (before) => before,
  });
  return {
    maxOpenPerHandler: data?.maxOpenPerHandler,
    there,
    setThere: (available: boolean) => {
      setThere(available);
      if (!available) void say(false).catch(() => {}); // it lapses by itself
    },
  };
}
