/** What is decided is not shown again by a list that was read before, until it is read anew. */
import { useQueryClient } from '@tanstack/react-query';
import type { QueuedComplaint } from '../complaint.ts';

/** As react-admin keeps a page. */
interface Page {
  data: QueuedComplaint[];
}

export function useLeaveLists(): (id: string) => void {
  const queries = useQueryClient();
  return (id) =>
    void queries.setQueriesData<Page>(
      { queryKey: ['complaints', 'getList'] },
      (page) => page && { ...page, data: page.data.filter((each) => each.id !== id) },
    );
}
