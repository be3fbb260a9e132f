/** The scopes of the queue as tabs. */
import { ViewTabs } from '../../lists/ViewTabs.tsx';
import { useScopes } from './useScopes.ts';

export function QueueTabs() {
  const { scope, scopes, choose } = useScopes();
  return <ViewTabs value={scope} onChange={choose} tabs={scopes} />;
}
