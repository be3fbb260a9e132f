/**
 * Shows what others did to one's own complaints wherever one is in the console, and as a notification of the desktop while the page is
 * hidden, where that was allowed (autoAssignment/AvailabilitySwitch.tsx).
 */
import { Alert, Button } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { OwnChange } from './liveQueue.ts';

const SHOWN_MS = 10_000;

export function useOwnChanges(): (changes: readonly OwnChange[]) => void {
  const notify = useNotify();
  const translate = useTranslate();
  return (changes) => {
    const [first, ...others] = changes;
    if (!first) return;
    const text = others.length
      ? translate('live.ownChanges', { smart_count: changes.length })
      : translate('live.ownChange', { what: translate(`event.${first.kind}`), code: first.code });
    const address = others.length ? '/complaints' : `/complaints/${first.complaintId}/show`;
    notify(
      <Alert
        severity="info"
        elevation={4}
        action={
          <Button component={Link} to={address} color="inherit" size="small" variant="text">
            {translate('ra.action.show')}
          </Button>
        }
      >
        {text}
      </Alert>,
      { type: 'info', autoHideDuration: SHOWN_MS },
    );
    if (document.hidden && 'Notification' in window && Notification.permission === 'granted') new Notification(text);
  };
}
