/** One of the doses on the person's record. */
import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { showDate } from '../../format.ts';
import type { ComplaintOnScreen } from '../complaint.ts';

interface Props {
  complaint: ComplaintOnScreen;
  value: string;
  onChange: (doseId: string) => void;
}

export function DoseChoice({ complaint, value, onChange }: Props) {
  const translate = useTranslate();
  return (
    <TextField select required autoFocus label={translate('field.dose')} value={value} onChange={(event) => onChange(event.target.value)}>
      {complaint.citizen?.doses?.map((dose) => (
        <MenuItem key={dose.id} value={dose.id}>
          {dose.doseNumber}: {dose.vaccine.product}, {showDate(dose.injectedOn)}, {dose.site?.name}
        </MenuItem>
      ))}
    </TextField>
  );
}
