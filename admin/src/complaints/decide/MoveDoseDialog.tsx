/** Moving a dose to the person to whom it was given, who is found by ID, or by name and date of birth. */
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ResolveComplaintDocument } from '../../../generated/graphql.ts';
import { PersonChoice } from '../../citizens/merge/PersonChoice.tsx';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { DoseChoice } from './DoseChoice.tsx';
import type { DialogProps } from './dialogProps.ts';
import { useComplaintMutation } from './useComplaintMutation.ts';
import { useProof } from './useProof.tsx';

export function MoveDoseDialog({ complaint, onClose, onDone, onChanged }: DialogProps) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const { proof, aside } = useProof(complaint);
  const [doseId, setDoseId] = useState('');
  const [toCitizenId, setTo] = useState('');
  const [doseNumber, setDoseNumber] = useState('');
  const [note, setNote] = useState('');
  const submit = async () => {
    const moveDose = { doseId, toCitizenId, doseNumber: doseNumber ? Number(doseNumber) : null };
    if (await act.decide(ResolveComplaintDocument, { note, proof, moveDose }, 'moveDose')) onDone();
  };
  return (
    <ActionDialog
      title={translate('act.moveDose')}
      submit={translate('act.submitResolve')}
      busy={act.busy || !doseId || !toCitizenId}
      errors={act.failures.map(act.describe)}
      aside={aside}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <DoseChoice complaint={complaint} value={doseId} onChange={setDoseId} />
      <PersonChoice label={translate('field.toCitizenId')} except={complaint.citizen?.id} value={toCitizenId} onChange={setTo} />
      <TextField select label={translate('field.doseNumber')} value={doseNumber} onChange={(event) => setDoseNumber(event.target.value)}>
        <MenuItem value="">{translate('act.sameNumber')}</MenuItem>
        {Array.from({ length: 9 }, (_, i) => String(i + 1)).map((number) => (
          <MenuItem key={number} value={number}>
            {number}
          </MenuItem>
        ))}
      </TextField>
      <TextField label={translate('field.note')} value={note} onChange={(event) => setNote(event.target.value)} multiline minRows={2} />
    </ActionDialog>
  );
}
