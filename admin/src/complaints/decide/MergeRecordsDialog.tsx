/** Resolving a complaint by merging the person's record with another one of theirs. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ResolveComplaintDocument } from '../../../generated/graphql.ts';
import { MergeChoices } from '../../citizens/merge/MergeChoices.tsx';
import { useMerge } from '../../citizens/merge/useMerge.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { useComplaintMutation } from './useComplaintMutation.ts';
import { useProof } from './useProof.tsx';

export function MergeRecordsDialog({ complaint, onClose, onDone, onChanged }: DialogProps) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const { proof, aside } = useProof(complaint);
  const [duplicateId, setOtherId] = useState('');
  const [note, setNote] = useState('');
  const id = complaint.citizen?.id ?? '';
  const merge = useMerge([id, duplicateId]);
  const submit = async () => {
    if (merge.input && (await act.decide(ResolveComplaintDocument, { note, proof, mergeRecords: merge.input }, 'mergeRecords'))) onDone();
  };
  return (
    <ActionDialog
      title={translate('act.mergeRecords')}
      submit={translate('act.submitResolve')}
      wide
      busy={act.busy || !merge.input}
      errors={act.failures.map(act.describe)}
      aside={aside}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <MergeChoices
        merge={merge}
        id={id}
        duplicateId={duplicateId}
        onChoose={setOtherId}
        suggested={{ typed: complaint.complainant.fullName, dateOfBirth: complaint.complainant.dateOfBirth }}
      />
      <TextField label={translate('field.note')} value={note} onChange={(event) => setNote(event.target.value)} multiline minRows={2} />
    </ActionDialog>
  );
}
