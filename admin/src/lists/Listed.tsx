/** A list, or why there is none: it is on its way, or the gateway did not answer. */
import { Alert, Button } from '@mui/material';
import type { ReactNode } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { Loading } from './Loading.tsx';

export function Listed({ children }: { children: ReactNode }) {
  const translate = useTranslate();
  const { error, data, isPending, refetch } = useListContext();
  if (error && !data)
    return (
      <Alert
        severity="error"
        sx={{ mt: 1 }}
        action={
          <Button color="inherit" size="small" onClick={() => void refetch()}>
            {translate('list.again')}
          </Button>
        }
      >
        {translate('screen.failed')}
      </Alert>
    );
  return isPending && !data ? <Loading /> : children;
}
