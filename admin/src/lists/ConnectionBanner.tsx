/**
 * Says that there is no network: what is on the screen may be old, and nothing is sent. Or that the system has more to do than it can,
 * and that what was asked is asked again by itself.
 */
import { Alert, Snackbar } from '@mui/material';
import { useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { useGraph } from '../graph/GraphContext.tsx';

const listen = (changed: () => void) => {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
};

export function ConnectionBanner() {
  const translate = useTranslate();
  const graph = useGraph();
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine);
  const isBusy = useSyncExternalStore(graph.subscribe, () => graph.isBusy);
  if (isOnline && !isBusy) return null;
  return (
    // Above the page, which stays where it is: who aims at a button hits that one.
    <Snackbar open anchorOrigin={{ vertical: 'top', horizontal: 'center' }} sx={{ pointerEvents: 'none' }}>
      <Alert severity={isOnline ? 'info' : 'warning'} role="status" elevation={4}>
        {translate(isOnline ? 'list.busy' : 'list.offline')}
      </Alert>
    </Snackbar>
  );
}
