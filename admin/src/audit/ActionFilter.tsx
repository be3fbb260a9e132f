/** What happened, chosen by its words from everything that has some. */
import { Autocomplete, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { vi } from '../messages/audit.ts';

/** `complaint.ERASED`, `CitizenOnScreen`: as entries name it. */
const ACTIONS = Object.entries(vi.audit.did).flatMap(([room, acts]) =>
  typeof acts === 'string' ? [room] : Object.keys(acts).map((act) => `${room}.${act}`),
);

export function ActionFilter({ value, onChoose }: { value: string; onChoose: (action: string) => void }) {
  const translate = useTranslate();
  return (
    <Autocomplete
      size="small"
      options={ACTIONS}
      value={ACTIONS.find((action) => action === value) ?? null}
      getOptionLabel={(action) => translate(`audit.did.${action}`)}
      getOptionKey={(action) => action}
      onChange={(_, action) => onChoose(action ?? '')}
      renderInput={(parameters) => <TextField {...parameters} margin="none" label={translate('audit.action')} />}
      sx={{ width: { xs: '100%', sm: 240 } }}
    />
  );
}
