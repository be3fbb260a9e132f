/**
 * What others did to one's own complaints is said wherever one is in the console, and by the desktop while one looks at
 * something else, if that was allowed (autoAssignment/AvailabilitySwitch.tsx).
 */
import { Button } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Told } from './liveQueue.ts';

const SHOWN_MS = 10_000;

export function useTold(): (told: readonly Told[]) => void {
  const notify = useNotify();
  const translate = useTranslate();
  return (told) => {
    const [first, ...others] = told;
    if (!first) return;
    const text = others.length
      ? translate('live.toldOfMany', { smart_count: told.length })
      : translate('live.told', { what: translate(`event.${first.kind}`), code: first.code });
    const address = others.length ? '/complaints' : `/complaints/${first.complaintId}/show`;
    notify(
      <>
        {text}
        <Button component={Link} to={address} color="inherit" size="small" variant="text" sx={{ ml: 1 }}>
          {translate('ra.action.show')}
        </Button>
      </>,
      { type: 'info', autoHideDuration: SHOWN_MS },
    );
    if (document.hidden && 'Notification' in window && Notification.permission === 'granted') new Notification(text);
  };
}
