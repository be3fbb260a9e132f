import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

interface Props {
  fields: readonly { name: string; before?: string | null; after?: string | null }[];
  /** How a value of a field is shown. */
  show: (name: string, value: string | null | undefined) => string;
}

/** What became of each field that was changed. */
export function FieldChanges({ fields, show }: Props) {
  const translate = useTranslate();
  return fields.map(({ name, before, after }) => (
    <Typography key={name} variant="body2">
      {translate(`field.${name}`, { _: name })}: <s>{show(name, before)}</s> → {show(name, after)}
    </Typography>
  ));
}
