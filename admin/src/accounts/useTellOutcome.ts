import { useNotify } from 'react-admin';

/** Says of an account that was changed that it is done, or that a second administrator has to confirm it first. */
export function useTellOutcome(): (account: { proposal?: object | null } | null | undefined) => void {
  const notify = useNotify();
  return (account) => (account?.proposal ? notify('accounts.needsSecond', { type: 'info' }) : notify('act.done', { type: 'success' }));
}
