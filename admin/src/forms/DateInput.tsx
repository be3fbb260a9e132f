/** A calendar date, typed day first whatever the browser's language; what is no date is not taken over. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { readDate, showDate } from '../format.ts';

interface Props {
  label: string;
  value: string;
  onChange: (date: string) => void;
  required?: boolean;
}

export function DateInput({ label, value, onChange, required = true }: Props) {
  const translate = useTranslate();
  const [typed, setTyped] = useState(() => showDate(value));
  const read = readDate(typed);
  return (
    <TextField
      required={required}
      label={label}
      value={typed}
      error={typed !== '' && !read}
      helperText={typed !== '' && !read ? translate('error.date') : undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(readDate(event.target.value) ?? '');
      }}
      slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 10, placeholder: 'dd/mm/yyyy' } }}
    />
  );
}
