/** Declaring a dose void that is not the person's own. */
import { Alert, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ResolveDocument } from '../../../generated/graphql.ts';
import { showDate } from '../../format.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { useAct } from './useAct.ts';

export function VoidDoseDialog({ complaint, onClose, onChanged }: DialogProps) {
  const translate = useTranslate();
  const act = useAct(complaint, onChanged);
  const [doseId, setDoseId] = useState('');
  const [note, setNote] = useState('');
  const submit = async () => {
    if (await act.run(ResolveDocument, { note, voidDose: { doseId } })) onClose();
  };
  return (
    <ActionDialog
      title={translate('act.voidDose')}
      submit={translate('act.submitResolve')}
      danger
      busy={act.busy || !doseId}
      errors={act.failures.map(act.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Alert severity="info">{translate('act.voidWarning')}</Alert>
      <TextField
        select
        required
        autoFocus
        label={translate('field.dose')}
        value={doseId}
        onChange={(event) => setDoseId(event.target.value)}
      >
        {complaint.citizen?.doses?.map((dose) => (
          <MenuItem key={dose.id} value={dose.id}>
            {dose.doseNumber}: {dose.vaccine.product}, {showDate(dose.injectedOn)}, {dose.site?.name}
          </MenuItem>
        ))}
      </TextField>
      <TextField label={translate('field.note')} value={note} onChange={(event) => setNote(event.target.value)} multiline minRows={2} />
    </ActionDialog>
  );
}
