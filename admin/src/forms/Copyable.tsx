/** A text that is copied elsewhere: whole on its line, with a button. */
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';

export function Copyable({ label, value }: { label: string; value: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    notify('act.copied', { type: 'success' });
  };
  return (
    <TextField
      fullWidth
      margin="dense"
      label={label}
      value={value}
      onFocus={(event) => event.target.select()}
      slotProps={{
        input: {
          readOnly: true,
          sx: { fontFamily: 'ui-monospace, monospace' },
          endAdornment: (
            <InputAdornment position="end">
              <IconButton aria-label={translate('act.copy', { what: label })} onClick={() => void copy()}>
                <ContentCopyOutlined fontSize="small" />
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
