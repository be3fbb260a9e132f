/** A calendar date, typed or pasted in any usual form; shown day first once the field is left, and what is no date is not taken over. */
import { TextField } from '@mui/material';
import { readTypedDate } from '@so-tiem/platform/values/partialDate';
import { today } from '@so-tiem/platform/values/serverClock';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { showDate } from '../format.ts';

interface Props {
  label: string;
  value: string;
  onChange: (date: string) => void;
  required?: boolean;
  /** Also a year, or a month of a year: dates of birth. */
  partial?: boolean;
  /** Also a day that is still to come. */
  future?: boolean;
}

const ANY_DAY = '9999-12-31';

export function DateInput({ label, value, onChange, required = true, partial = false, future = false }: Props) {
  const translate = useTranslate();
  const [typed, setTyped] = useState(() => showDate(value));
  const read = (text: string) => readTypedDate(text, { today: future ? ANY_DAY : today(), partial });
  const now = read(typed);
  const problem = typed.trim() && 'problem' in now ? now.problem : undefined;
  return (
    <TextField
      required={required}
      label={label}
      value={typed}
      error={problem !== undefined}
      helperText={problem && translate(`error.dateProblem.${partial && problem === 'FORM' ? 'FORM_OF_BIRTH' : problem}`)}
      onChange={(event) => {
        setTyped(event.target.value);
        const entered = read(event.target.value);
        onChange('date' in entered ? entered.date : '');
      }}
      onBlur={() => 'date' in now && setTyped(showDate(now.date))}
      slotProps={{ htmlInput: { 'data-checked': true, inputMode: 'numeric', maxLength: 30, placeholder: translate('date.placeholder') } }}
    />
  );
}
