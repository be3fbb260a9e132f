/** After one complaint the next one of the queue. */
import { useRedirect } from 'react-admin';
import { useKeys } from '../../keyboard/keys.ts';
import { useLeaveLists } from '../queue/useLeaveLists.ts';
import { useNeighbours } from '../queue/useNeighbours.ts';
import type { DialogName } from './dialogProps.ts';

/**
 * The next one opens by itself; after the last one, the queue. What was opened from elsewhere stays, unless it has gone elsewhere.
 * @returns what is to be called once a complaint is decided
 */
export function useGoOn(id: string): (after: DialogName) => void {
  const redirect = useRedirect();
  const { next, previous, first, isListed } = useNeighbours(id);
  const leaveLists = useLeaveLists();
  const go = (to: string | undefined) => to && redirect('show', 'complaints', to);
  useKeys([
    { key: 'j', label: 'keys.nextComplaint', run: () => void go(isListed ? next : first) },
    { key: 'k', label: 'keys.previousComplaint', run: () => void go(previous) },
    { key: 'q', label: 'keys.queue', run: () => redirect('list', 'complaints') },
  ]);
  return (after) => {
    leaveLists(id);
    if (next) go(next);
    else if (isListed || after === 'transfer') redirect('list', 'complaints');
  };
}
