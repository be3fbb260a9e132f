/** Correcting the person's data; filled in with what they say of themselves. Only what differs is sent. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type CorrectedCitizenInput, ResolveComplaintDocument } from '../../../generated/graphql.ts';
import { changedFields, type PersonFields, PersonInputs } from '../../citizens/PersonInputs.tsx';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { useComplaintMutation } from './useComplaintMutation.ts';
import { useProof } from './useProof.tsx';

export function CorrectCitizenDialog({
  complaint: { complainant, citizen, photos, ...complaint },
  onClose,
  onDone,
  onChanged,
}: DialogProps) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const { proof, aside } = useProof({ photos });
  const [fields, setFields] = useState<PersonFields>({
    fullName: complainant.fullName,
    dateOfBirth: complainant.dateOfBirth,
    gender: complainant.gender,
    kind: complainant.identityDocument?.kind ?? 'CCCD',
    number: complainant.identityDocument?.number ?? '',
    phone: complainant.phone,
    healthInsuranceNumber: complainant.healthInsuranceNumber ?? citizen?.healthInsuranceNumber ?? '',
    address: complainant.address ?? citizen?.address ?? '',
  });
  const [note, setNote] = useState('');
  if (!citizen) return null;

  const submit = async () => {
    const correctCitizen: CorrectedCitizenInput = { citizenVersion: citizen.version, ...changedFields(fields, citizen) };
    if (await act.decide(ResolveComplaintDocument, { note, proof, correctCitizen }, 'correctCitizen')) onDone();
  };

  return (
    <ActionDialog
      title={translate('act.correctCitizen')}
      submit={translate('act.submitResolve')}
      busy={act.busy}
      errors={act.failures.map(act.describe)}
      aside={aside}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <PersonInputs person={fields} onChange={setFields} wrong={act.failures.flatMap(({ field }) => field)} />
      <TextField label={translate('field.note')} value={note} onChange={(event) => setNote(event.target.value)} multiline minRows={2} />
    </ActionDialog>
  );
}
