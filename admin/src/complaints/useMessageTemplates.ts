/** Message templates of the signed-in person's unit and those above. */
import { useQuery } from '@tanstack/react-query';
import { usePermissions } from 'react-admin';
import { MessageTemplatesDocument } from '../../generated/graphql.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { can } from '../signIn/access.ts';

export function useMessageTemplates() {
  const graph = useGraph();
  const { permissions: role } = usePermissions<string>();
  const { data, refetch } = useQuery({
    queryKey: ['messageTemplates'],
    enabled: can(role, 'complaint:handle'),
    queryFn: async () => (await graph.request(MessageTemplatesDocument, {})).data.messageTemplates,
  });
  return { all: data ?? [], reload: refetch };
}
