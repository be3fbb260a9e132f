/** The inputs of a person's data. */
import { MenuItem, TextField } from '@mui/material';
import { isLandline } from '@so-tiem/platform/values/readNumber';
import { useTranslate } from 'react-admin';
import type { Gender, IdentityDocumentKind, PersonFragment } from '../../generated/graphql.ts';
import { DateInput } from '../forms/DateInput.tsx';

const GENDERS: readonly Gender[] = ['MALE', 'FEMALE'];
const DOCUMENTS: readonly IdentityDocumentKind[] = ['CCCD', 'CMND', 'PASSPORT'];

export interface PersonFields {
  fullName: string;
  dateOfBirth: string;
  gender: Gender;
  kind: IdentityDocumentKind;
  number: string;
  phone: string;
  healthInsuranceNumber: string;
  address: string;
}

export const personFields = (person?: PersonFragment): PersonFields => ({
  fullName: person?.fullName ?? '',
  dateOfBirth: person?.dateOfBirth ?? '',
  gender: person?.gender ?? 'FEMALE',
  kind: person?.identityDocument?.kind ?? 'CCCD',
  number: person?.identityDocument?.number ?? '',
  phone: person?.phone ?? '',
  healthInsuranceNumber: person?.healthInsuranceNumber ?? '',
  address: person?.address ?? '',
});

/** What differs from the person as they are on record; what was left empty stays as it is. */
export function changedFields({ kind, number, ...rest }: PersonFields, person: PersonFragment) {
  const changed = Object.entries(rest).filter(([field, value]) => value && value !== person[field as keyof typeof rest]);
  const document = number && (number !== person.identityDocument?.number || kind !== person.identityDocument?.kind);
  return { ...Object.fromEntries(changed), ...(document ? { identityDocument: { kind, number } } : {}) };
}

interface Props {
  person: PersonFields;
  onChange: (person: PersonFields) => void;
  /** Fields that were refused. */
  wrong: readonly string[];
}

export function PersonInputs({ person, onChange, wrong }: Props) {
  const translate = useTranslate();
  const text = (field: 'fullName' | 'number' | 'phone' | 'healthInsuranceNumber' | 'address', label: string = field, required = false) => (
    <TextField
      key={field}
      required={required}
      label={translate(`field.${label}`)}
      value={person[field]}
      error={wrong.includes(field)}
      helperText={field === 'phone' && isLandline(person.phone) ? translate('citizens.landline') : undefined}
      onChange={(event) => onChange({ ...person, [field]: event.target.value })}
    />
  );
  return (
    <>
      {text('fullName', 'fullName', true)}
      <DateInput
        partial
        label={translate('field.dateOfBirth')}
        value={person.dateOfBirth}
        onChange={(dateOfBirth) => onChange({ ...person, dateOfBirth })}
      />
      <TextField
        select
        required
        label={translate('field.gender')}
        value={person.gender}
        onChange={(event) => onChange({ ...person, gender: GENDERS.find((gender) => gender === event.target.value) ?? person.gender })}
      >
        {GENDERS.map((gender) => (
          <MenuItem key={gender} value={gender}>
            {translate(`gender.${gender}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={translate('field.identificationKind')}
        value={person.kind}
        onChange={(event) => onChange({ ...person, kind: DOCUMENTS.find((kind) => kind === event.target.value) ?? person.kind })}
      >
        {DOCUMENTS.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {kind}
          </MenuItem>
        ))}
      </TextField>
      {text('number', 'identityDocument')}
      {text('phone')}
      {text('healthInsuranceNumber')}
      {text('address')}
    </>
  );
}
