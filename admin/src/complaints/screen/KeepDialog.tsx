/** Under which name a text is kept for the unit. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActionDialog } from '../../forms/ActionDialog.tsx';

interface Props {
  busy: boolean;
  failures: string[];
  onKeep: (name: string) => Promise<void>;
  onClose: () => void;
}

export function KeepDialog({ busy, failures, onKeep, onClose }: Props) {
  const translate = useTranslate();
  const [name, setName] = useState('');
  return (
    <ActionDialog
      title={translate('write.keep')}
      submit={translate('ra.action.save')}
      busy={busy}
      errors={failures}
      onSubmit={() => void onKeep(name)}
      onClose={onClose}
    >
      <TextField
        autoFocus
        required
        label={translate('list.filterName')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 60 } }}
      />
    </ActionDialog>
  );
}
