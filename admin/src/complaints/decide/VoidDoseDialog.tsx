/** Declaring a dose void that is not the person's own. */
import { Alert, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ResolveComplaintDocument } from '../../../generated/graphql.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { DoseChoice } from './DoseChoice.tsx';
import type { DialogProps } from './dialogProps.ts';
import { useComplaintMutation } from './useComplaintMutation.ts';
import { useProof } from './useProof.tsx';

export function VoidDoseDialog({ complaint, onClose, onDone, onChanged }: DialogProps) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const { proof, aside } = useProof(complaint);
  const [doseId, setDoseId] = useState('');
  const [note, setNote] = useState('');
  const submit = async () => {
    if (await act.decide(ResolveComplaintDocument, { note, proof, voidDose: { doseId } }, 'voidDose')) onDone();
  };
  return (
    <ActionDialog
      title={translate('act.voidDose')}
      submit={translate('act.submitResolve')}
      danger
      busy={act.busy || !doseId}
      errors={act.failures.map(act.describe)}
      aside={aside}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Alert severity="info">{translate('act.voidWarning')}</Alert>
      <DoseChoice complaint={complaint} value={doseId} onChange={setDoseId} />
      <TextField label={translate('field.note')} value={note} onChange={(event) => setNote(event.target.value)} multiline minRows={2} />
    </ActionDialog>
  );
}
