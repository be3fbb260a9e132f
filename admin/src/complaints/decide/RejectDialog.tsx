/** Rejecting with one of the thirteen reasons. */
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { RejectComplaintDocument } from '../../../generated/graphql.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { type Rejection, RejectionInputs } from './RejectionInputs.tsx';
import { useComplaintMutation } from './useComplaintMutation.ts';
import { useProof } from './useProof.tsx';

export function RejectDialog({ complaint, onClose, onDone, onChanged }: DialogProps) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const { proof, aside } = useProof(complaint);
  const [rejection, setRejection] = useState<Rejection>({ reason: undefined, note: '' });
  const { reason, note } = rejection;
  const submit = async () => {
    if (reason && (await act.decide(RejectComplaintDocument, { rejectionReason: reason, note, proof }, 'reject'))) onDone();
  };
  return (
    <ActionDialog
      title={translate('act.reject')}
      submit={translate('act.submitReject')}
      danger
      busy={act.busy}
      errors={act.failures.map(act.describe)}
      aside={aside}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <RejectionInputs value={rejection} onChange={setRejection} />
    </ActionDialog>
  );
}
