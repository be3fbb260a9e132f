/** Correcting the person's data; filled in with what they say of themselves. Only what differs is sent. */
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type CorrectedCitizenInput, type Gender, type IdentificationKind, ResolveDocument } from '../../../generated/graphql.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { DateInput } from '../../forms/DateInput.tsx';
import type { DialogProps } from './dialogProps.ts';
import { useAct } from './useAct.ts';

const GENDERS: readonly Gender[] = ['MALE', 'FEMALE'];
const DOCUMENTS: readonly IdentificationKind[] = ['CCCD', 'CMND', 'PASSPORT'];

export function CorrectCitizenDialog({ complaint: { complainant, citizen, ...complaint }, onClose, onChanged }: DialogProps) {
  const translate = useTranslate();
  const act = useAct(complaint, onChanged);
  const [fields, setFields] = useState({
    fullName: complainant.fullName,
    dateOfBirth: complainant.dateOfBirth,
    gender: complainant.gender,
    kind: complainant.identification.kind,
    number: complainant.identification.number,
    phone: complainant.phone,
  });
  const [note, setNote] = useState('');
  if (!citizen) return null;

  const submit = async () => {
    const { kind, number, ...rest } = fields;
    const changed = Object.fromEntries(Object.entries(rest).filter(([field, value]) => value !== citizen[field as keyof typeof rest]));
    const correctCitizen: CorrectedCitizenInput = { citizenVersion: citizen.version, ...changed };
    if (number !== citizen.identification?.number || kind !== citizen.identification?.kind)
      correctCitizen.identification = { kind, number };
    if (await act.run(ResolveDocument, { note, correctCitizen })) onClose();
  };

  return (
    <ActionDialog
      title={translate('act.correctCitizen')}
      submit={translate('act.submitResolve')}
      busy={act.busy}
      errors={act.failures.map(act.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        required
        autoFocus
        label={translate('field.fullName')}
        value={fields.fullName}
        onChange={(event) => setFields({ ...fields, fullName: event.target.value })}
      />
      <DateInput
        label={translate('field.dateOfBirth')}
        value={fields.dateOfBirth}
        onChange={(dateOfBirth) => setFields({ ...fields, dateOfBirth })}
      />
      <TextField
        select
        required
        label={translate('field.gender')}
        value={fields.gender}
        onChange={(event) => setFields({ ...fields, gender: GENDERS.find((gender) => gender === event.target.value) ?? fields.gender })}
      >
        {GENDERS.map((gender) => (
          <MenuItem key={gender} value={gender}>
            {translate(`gender.${gender}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        required
        label={translate('field.identification')}
        value={fields.kind}
        onChange={(event) => setFields({ ...fields, kind: DOCUMENTS.find((kind) => kind === event.target.value) ?? fields.kind })}
      >
        {DOCUMENTS.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {kind}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        required
        label={translate('field.identification')}
        value={fields.number}
        onChange={(event) => setFields({ ...fields, number: event.target.value })}
      />
      <TextField
        label={translate('field.phone')}
        value={fields.phone}
        onChange={(event) => setFields({ ...fields, phone: event.target.value })}
      />
      <TextField label={translate('field.note')} value={note} onChange={(event) => setNote(event.target.value)} multiline minRows={2} />
    </ActionDialog>
  );
}
