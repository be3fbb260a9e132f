/** What a partner's developers are given; the secret is shown this once. */
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Copyable } from '../forms/Copyable.tsx';

export interface ShownSecret {
  id: string;
  /** Null for an app that signs with a key. */
  secret: string | null;
}

export function SecretDialog({ id, secret, onClose }: ShownSecret & { onClose: () => void }) {
  const translate = useTranslate();
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="app-secret">
      <DialogTitle id="app-secret">{translate('partners.registered')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 1 }}>{translate(secret ? 'partners.giveSecret' : 'partners.giveId')}</Typography>
        <Copyable label={translate('partners.clientId')} value={id} />
        {secret && <Copyable label={translate('partners.secret')} value={secret} />}
        {secret && (
          <Alert severity="warning" sx={{ mt: 2 }}>
            {translate('accounts.shownOnce')}
          </Alert>
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
