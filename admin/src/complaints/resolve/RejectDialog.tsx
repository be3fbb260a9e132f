/** Rejecting with one of the thirteen reasons. */
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { RejectDocument, type RejectionReason } from '../../../generated/graphql.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { REJECTION_TEXTS } from './rejectionTexts.ts';
import { useAct } from './useAct.ts';

const REASONS: readonly RejectionReason[] = [
  'FORM_INCOMPLETE',
  'NAME_DIFFERS',
  'PHOTO_OF_PERSON_ONLY',
  'DOSE_DIFFERS',
  'DATE_OF_BIRTH_DIFFERS',
  'CERTIFICATE_INCOMPLETE',
  'PHOTO_COVERED',
  'PHOTO_BLURRED',
  'INJECTION_DATE_DIFFERS',
  'EVERYTHING_DIFFERS',
  'NAME_INCOMPLETE',
  'VACCINE_DIFFERS',
  'SLIP_ALTERED',
];

export function RejectDialog({ complaint, onClose, onDone, onChanged }: DialogProps) {
  const translate = useTranslate();
  const act = useAct(complaint, onChanged);
  const [reason, setReason] = useState<RejectionReason>();
  const [note, setNote] = useState('');
  /** The text that goes with a reason, unless somebody has written their own. */
  const choose = (chosen: RejectionReason | undefined) => {
    const isOwn = note !== '' && note !== (reason && REJECTION_TEXTS[reason]);
    if (chosen && !isOwn) setNote(REJECTION_TEXTS[chosen]);
    setReason(chosen);
  };
  const submit = async () => {
    if (reason && (await act.run(RejectDocument, { reason, note }))) onDone();
  };
  return (
    <ActionDialog
      title={translate('act.reject')}
      submit={translate('act.submitReject')}
      danger
      busy={act.busy || !reason}
      errors={act.failures.map(act.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        select
        required
        autoFocus
        label={translate('field.reason')}
        value={reason ?? ''}
        onChange={(event) => choose(REASONS.find((one) => one === event.target.value))}
      >
        {REASONS.map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`reason.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField label={translate('field.note')} value={note} onChange={(event) => setNote(event.target.value)} multiline minRows={3} />
    </ActionDialog>
  );
}
