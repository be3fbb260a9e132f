/** Resolving where there is nothing to change: the citizen is told why what is on record is right. */
import { Alert, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ResolveWithoutCorrectionDocument } from '../../../generated/graphql.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { useComplaintMutation } from './useComplaintMutation.ts';
import { useProof } from './useProof.tsx';

export function NoCorrectionDialog({ complaint, onClose, onDone, onChanged }: DialogProps) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const { proof, aside } = useProof(complaint);
  const [explanation, setExplanation] = useState('');
  const submit = async () => {
    if (await act.decide(ResolveWithoutCorrectionDocument, { explanation, proof }, 'explain')) onDone();
  };
  return (
    <ActionDialog
      title={translate('act.explain')}
      submit={translate('act.submitExplain')}
      busy={act.busy}
      errors={act.failures.map(act.describe)}
      aside={aside}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Alert severity="info">{translate('act.explainHint')}</Alert>
      <TextField
        required
        autoFocus
        label={translate('field.explanation')}
        value={explanation}
        onChange={(event) => setExplanation(event.target.value)}
        multiline
        minRows={4}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </ActionDialog>
  );
}
