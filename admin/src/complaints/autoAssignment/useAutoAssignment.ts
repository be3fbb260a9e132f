/** Whether the unit's waiting complaints are handed out; and saying, as long as the console is open, that one takes them. */
import { useQuery } from '@tanstack/react-query';
import { usePermissions, useStore } from 'react-admin';
import { BeAtWorkDocument, DistributionDocument } from '../../../generated/graphql.ts';
import { useGraph } from '../../graph/GraphContext.tsx';
import { may } from '../../signIn/access.ts';

/** The subgraph forgets whoever has not said it for a minute and a half. */
const SAID_EVERY_MS = 30_000;
const ASKED_EVERY_MS = 300_000;

export function useDistribution() {
  const graph = useGraph();
  const { permissions: role } = usePermissions<string>();
  const [there, setThere] = useStore('complaints.atWork', false);
  const say = async (present: boolean) => (await graph.ask(BeAtWorkDocument, { input: { present } })).data.beAtWork.distribution;
  const { data } = useQuery({
    queryKey: ['distribution', there],
    enabled: may(role, 'complaint:handle'),
    queryFn: async () => (there ? await say(true) : (await graph.ask(DistributionDocument, {})).data.distribution) ?? null,
    refetchInterval: ({ state }) => (there && state.data?.most ? SAID_EVERY_MS : ASKED_EVERY_MS),
    refetchIntervalInBackground: true, // somebody who reads something else is still there
    placeholderData: (before) => before,
  });
  return {
    most: data?.most,
    there,
    setThere: (present: boolean) => {
      setThere(present);
      if (!present) void say(false).catch(() => {}); // it lapses by itself
    },
  };
}
