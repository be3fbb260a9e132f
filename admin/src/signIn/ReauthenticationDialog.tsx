/** The session is over: sign in again and go on where one was. */
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { useSession } from './SessionContext.tsx';

export function ReauthenticationDialog() {
  const translate = useTranslate();
  const { again } = useSession();
  const state = useSyncExternalStore(again.subscribe, again.state);
  if (!state) return null;
  return (
    <Dialog open maxWidth="xs" aria-labelledby="sign-in-again">
      <DialogTitle id="sign-in-again">{translate('session.over')}</DialogTitle>
      <DialogContent>
        <Typography>{translate('session.kept')}</Typography>
        {state === 'REFUSED' && (
          <Alert severity="error" sx={{ mt: 2 }}>
            {translate('session.another')}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void again.leave()}>{translate('session.leave')}</Button>
        <Button variant="contained" autoFocus onClick={() => again.open()}>
          {translate('session.again')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
