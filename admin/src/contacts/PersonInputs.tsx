/** The inputs for a person to be contacted. */
import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { showPhone } from '../format.ts';
import type { ListedContact } from './contact.ts';

export interface PersonFields {
  fullName: string;
  title: string;
  department: string;
  mobilePhone: string;
  email: string;
}
const FIELDS = [
  ['fullName', true, 'text'],
  ['title', true, 'text'],
  ['department', false, 'text'],
  ['mobilePhone', true, 'tel'],
  ['email', true, 'email'],
] as const;

export const personOf = (contact?: ListedContact): PersonFields => ({
  fullName: contact?.fullName ?? '',
  title: contact?.title ?? '',
  department: contact?.department ?? '',
  mobilePhone: showPhone(contact?.mobilePhone ?? ''),
  email: contact?.email ?? '',
});

interface Props {
  person: PersonFields;
  onChange: (person: PersonFields) => void;
  /** Fields that were refused. */
  wrong: readonly string[];
}

export function PersonInputs({ person, onChange, wrong }: Props) {
  const translate = useTranslate();
  return FIELDS.map(([name, required, type], i) => (
    <TextField
      key={name}
      required={required}
      type={type}
      autoFocus={i === 0}
      label={translate(`field.${name}`)}
      value={person[name]}
      error={wrong.includes(name)}
      onChange={(event) => onChange({ ...person, [name]: event.target.value })}
    />
  ));
}
