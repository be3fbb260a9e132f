/** Merging a person's record with another one, from the person's own page. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { MergeCitizensDocument } from '../../../generated/graphql.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { useGraphMutation } from '../../forms/useGraphMutation.ts';
import type { CitizenShown } from '../citizen.ts';
import { MergeChoices } from './MergeChoices.tsx';
import { useMerge } from './useMerge.ts';

interface Props {
  citizen: CitizenShown;
  onClose: () => void;
  /** @param survivorId the record that stayed */
  onDone: (survivorId: string) => void;
}

export function MergeDialog({ citizen, onClose, onDone }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const change = useGraphMutation(async () => undefined);
  const [duplicateId, setOtherId] = useState('');
  const [reason, setReason] = useState('');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const merge = useMerge([citizen.id, duplicateId]);
  const submit = async () => {
    if (!merge.input || !(await change.run(MergeCitizensDocument, { input: { idempotencyKey, reason, ...merge.input } }))) return;
    notify('act.done', { type: 'success' });
    onDone(merge.input.survivorId);
  };
  return (
    <ActionDialog
      title={translate('act.mergeRecords')}
      submit={translate('merge.submit')}
      wide
      busy={change.busy || !merge.input}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <MergeChoices
        merge={merge}
        id={citizen.id}
        duplicateId={duplicateId}
        onChoose={setOtherId}
        suggested={{ typed: citizen.fullName, dateOfBirth: citizen.dateOfBirth }}
      />
      <TextField required label={translate('field.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
    </ActionDialog>
  );
}
