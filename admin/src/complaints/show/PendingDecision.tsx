/** What was decided and has not taken effect yet. */
import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ComplaintOnScreen } from '../complaint.ts';
import { useUndoDecisions } from '../decide/useUndoDecisions.ts';

export function PendingDecision({ complaint }: { complaint: ComplaintOnScreen }) {
  const translate = useTranslate();
  const undo = useUndoDecisions();
  const { pendingDecision, viewerCan } = complaint;
  if (!pendingDecision) return null;
  return (
    <Alert
      severity="info"
      action={
        viewerCan.undo && (
          <Button size="small" color="inherit" onClick={() => void undo([complaint])}>
            {translate('act.undo')}
          </Button>
        )
      }
    >
      {translate('screen.pendingDecision', { what: translate(`event.${pendingDecision.kind}`), name: pendingDecision.by.name })}
    </Alert>
  );
}
