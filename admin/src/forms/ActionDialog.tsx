/** The frame of every dialog: a form, its failures, cancel and do. */
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type ReactNode, useRef } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  title: string;
  submit: string;
  busy: boolean;
  errors: string[];
  danger?: boolean;
  /** Nothing is missing: Enter is enough. */
  complete?: boolean;
  /** Holds tables. */
  wide?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** What is looked at while the form is filled in, beside it. */
  aside?: ReactNode;
  children: ReactNode;
}

export function ActionDialog({
  title,
  submit,
  busy,
  errors,
  danger = false,
  complete = false,
  wide = false,
  aside,
  onSubmit,
  onClose,
  children,
}: Props) {
  const translate = useTranslate();
  const form = useRef<HTMLFormElement>(null);
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth={aside || wide ? 'lg' : 'sm'}
      // Of the dialog, not of the form: before a field has the focus, the dialog has it.
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
      }}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <DialogTitle>{title}</DialogTitle>
        <DialogContent
          sx={aside ? { display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', md: '3fr 2fr' }, alignItems: 'start' } : {}}
        >
          {aside}
          <Stack spacing={2} sx={{ pt: 1 }}>
            {errors.map((error) => (
              <Alert severity="error" key={error}>
                {error}
              </Alert>
            ))}
            {children}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button type="submit" variant="contained" color={danger ? 'error' : 'primary'} disabled={busy} autoFocus={complete}>
            {submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
