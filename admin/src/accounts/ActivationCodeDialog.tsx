/** The activation code of an account, this once; or that it is on its way by mail. */
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Copyable } from '../forms/Copyable.tsx';

export interface HandedOver {
  username: string;
  email: string | null;
  /** Null when it was mailed, or was shown before. */
  activationCode: string | null;
}

export function ActivationCodeDialog({ username, email, activationCode, onClose }: HandedOver & { onClose: () => void }) {
  const translate = useTranslate();
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="start-code">
      <DialogTitle id="start-code">{translate('accounts.activationCode')}</DialogTitle>
      <DialogContent>
        {activationCode ? (
          <>
            <Typography sx={{ mb: 1 }}>{translate('accounts.handOver')}</Typography>
            <Copyable label={translate('field.username')} value={username} />
            <Copyable label={translate('accounts.activationCode')} value={activationCode} />
            <Alert severity="warning" sx={{ mt: 2 }}>
              {translate('accounts.shownOnce')}
            </Alert>
          </>
        ) : (
          <Typography>{translate('accounts.mailed', { email: email ?? '' })}</Typography>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {translate('ra.action.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
