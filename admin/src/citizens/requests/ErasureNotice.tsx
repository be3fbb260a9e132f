/** An erasure that waits: who proposed it and why; for the second member of staff the way to confirm it. */
import { Alert, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetIdentity, useNotify, useTranslate } from 'react-admin';
import { ConfirmErasureDocument, RefuseErasureDocument, type WaitingErasureFragment } from '../../../generated/graphql.ts';
import { showMoment } from '../../format.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { useChange } from '../../forms/useChange.ts';
import { may } from '../../signIn/access.ts';

export function ErasureNotice({ erasure, onDecided }: { erasure: WaitingErasureFragment; onDecided: () => Promise<unknown> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { identity } = useGetIdentity();
  const change = useChange(onDecided);
  const [confirming, setConfirming] = useState(false);
  const { id, by, at, reason, mine } = erasure;
  const input = { id };
  const confirm = async () => {
    if (!(await change.run(ConfirmErasureDocument, { input }))) return;
    setConfirming(false);
    notify('requests.erasure.done', { type: 'success' });
  };
  const refuse = async () => {
    if (await change.run(RefuseErasureDocument, { input })) notify('requests.erasure.left', { type: 'success' });
  };
  return (
    <Alert severity="warning">
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {translate('requests.erasure.proposed', { by, moment: showMoment(at) })}
      </Typography>
      <Typography variant="body2">{reason}</Typography>
      {mine && <Typography variant="body2">{translate('requests.erasure.second')}</Typography>}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', mt: 1 }}>
        {!mine && may(identity?.['role'], 'citizen:erase') && (
          <Button variant="contained" color="error" size="small" disabled={change.busy} onClick={() => setConfirming(true)}>
            {translate('requests.erasure.confirm')}
          </Button>
        )}
        <Button size="small" disabled={change.busy} onClick={() => void refuse()}>
          {translate('requests.erasure.refuse')}
        </Button>
      </Stack>
      {confirming && (
        <ActionDialog
          title={translate('requests.erasure.confirm')}
          submit={translate('requests.erasure.confirm')}
          danger
          busy={change.busy}
          errors={change.failures.map(change.describe)}
          onSubmit={() => void confirm()}
          onClose={() => setConfirming(false)}
        >
          <Typography>{translate('requests.erasure.confirmHelp')}</Typography>
        </ActionDialog>
      )}
    </Alert>
  );
}
