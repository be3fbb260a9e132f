import { Alert, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

export interface Refusal {
  code: string;
  message: string;
  reason?: string;
  details?: { missing?: string[]; unknown?: string[]; columns?: string[] };
}

/** Headers of the file by our column, as the user matched them. */
export type Matched = Record<string, string>;

/** Why a file is none that can be read; where columns are missing, others of its headers may be them. */
export function Refused({ refusal: { code, reason, details }, onMatched }: { refusal: Refusal; onMatched: (matched: Matched) => void }) {
  const translate = useTranslate();
  const [matched, setMatched] = useState<Matched>({});
  const { missing = [], unknown = [], columns = [] } = details ?? {};
  const name = (column: string) => translate(`contacts.column.${column}`, { _: column });
  return (
    <Alert severity="error">
      {translate(`contacts.file.${reason ?? code}`, {
        columns: [...missing.map(name), ...columns].join(', '),
        _: translate(`error.${code}`),
      })}
      {missing.length > 0 && unknown.length > 0 && (
        <Stack spacing={1} sx={{ mt: 1, alignItems: 'start' }}>
          <Typography variant="body2">{translate('contacts.matchColumns')}</Typography>
          {missing.map((column) => (
            <TextField
              key={column}
              select
              size="small"
              label={name(column)}
              value={matched[column] ?? ''}
              onChange={(event) => setMatched({ ...matched, [column]: event.target.value })}
              sx={{ minWidth: 240 }}
            >
              {unknown.map((header) => (
                <MenuItem key={header} value={header}>
                  {header}
                </MenuItem>
              ))}
            </TextField>
          ))}
          <Button variant="contained" size="small" disabled={missing.some((column) => !matched[column])} onClick={() => onMatched(matched)}>
            {translate('contacts.readAgain')}
          </Button>
        </Stack>
      )}
    </Alert>
  );
}
