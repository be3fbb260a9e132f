/** One of the thirteen reasons, and the text to the citizen that goes with it unless the handler writes their own. */
import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RejectionReason } from '../../../generated/graphql.ts';
import { REJECTION_TEXTS } from './rejectionTexts.ts';

const REASONS = Object.keys(REJECTION_TEXTS) as RejectionReason[];

export interface Rejection {
  reason: RejectionReason | undefined;
  note: string;
}

export function RejectionInputs({ value, onChange }: { value: Rejection; onChange: (rejection: Rejection) => void }) {
  const translate = useTranslate();
  const { reason, note } = value;
  const choose = (chosen: RejectionReason | undefined) => {
    const isOwn = note !== '' && note !== (reason && REJECTION_TEXTS[reason]);
    onChange({ reason: chosen, note: chosen && !isOwn ? REJECTION_TEXTS[chosen] : note });
  };
  return (
    <>
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
      <TextField
        label={translate('field.note')}
        value={note}
        onChange={(event) => onChange({ reason, note: event.target.value })}
        multiline
        minRows={3}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </>
  );
}
