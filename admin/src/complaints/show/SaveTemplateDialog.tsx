/** The name of a message template that is about to be saved for the unit. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActionDialog } from '../../forms/ActionDialog.tsx';

interface Props {
  busy: boolean;
  failures: string[];
  onSave: (name: string) => Promise<void>;
  onClose: () => void;
}

export function SaveTemplateDialog({ busy, failures, onSave, onClose }: Props) {
  const translate = useTranslate();
  const [name, setName] = useState('');
  return (
    <ActionDialog
      title={translate('write.saveTemplate')}
      submit={translate('ra.action.save')}
      busy={busy}
      errors={failures}
      onSubmit={() => void onSave(name)}
      onClose={onClose}
    >
      <TextField
        autoFocus
        required
        label={translate('write.templateName')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 60 } }}
      />
    </ActionDialog>
  );
}
