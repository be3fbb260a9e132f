import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

interface Props {
  fields: readonly { name: string; before?: string | null; after?: string | null }[];
  /** How a value of a field is shown. */
  show: (name: string, value: string | null | undefined) => string;
  /** How a field is called; as forms call it unless given. */
  named?: (name: string) => string;
}

/** What became of each field that was changed. */
export function FieldChanges({ fields, show, named }: Props) {
  const translate = useTranslate();
  return fields.map(({ name, before, after }) => (
    <Typography key={name} variant="body2">
      {named?.(name) ?? translate(`field.${name}`, { _: name })}: <s>{show(name, before)}</s> → {show(name, after)}
    </Typography>
  ));
}
