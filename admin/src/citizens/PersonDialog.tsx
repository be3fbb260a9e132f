/** Entering a person who is not on the platform, and correcting one who is. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { CorrectCitizenDocument, RegisterCitizenDocument } from '../../generated/graphql.ts';
import { ActionDialog } from '../forms/ActionDialog.tsx';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import type { CitizenShown } from './citizen.ts';
import { changedFields, PersonInputs, personFields } from './PersonInputs.tsx';

export function RegisterDialog({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const change = useGraphMutation(async () => undefined);
  const [person, setPerson] = useState(() => personFields());
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const submit = async () => {
    const { kind, number, phone, healthInsuranceNumber, address, ...rest } = person;
    const outcome = await change.run(RegisterCitizenDocument, {
      input: {
        idempotencyKey,
        ...rest,
        identityDocument: number ? { kind, number } : null,
        phone: phone || null,
        healthInsuranceNumber: healthInsuranceNumber || null,
        address: address || null,
      },
    });
    if (!outcome?.citizen) return;
    notify('act.done', { type: 'success' });
    onDone(outcome.citizen.id);
  };
  return (
    <ActionDialog
      title={translate('citizens.register')}
      submit={translate('ra.action.save')}
      busy={change.busy}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <PersonInputs person={person} onChange={setPerson} wrong={change.failures.flatMap(({ field }) => field)} />
    </ActionDialog>
  );
}

interface Props {
  citizen: CitizenShown;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}

export function CorrectDialog({ citizen, onClose, onChanged }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const change = useGraphMutation(onChanged);
  const [person, setPerson] = useState(() => personFields(citizen));
  const [reason, setReason] = useState('');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const submit = async () => {
    const { id, version } = citizen;
    const input = { idempotencyKey, id, version, reason, ...changedFields(person, citizen) };
    if (!(await change.run(CorrectCitizenDocument, { input }))) return;
    notify('act.done', { type: 'success' });
    onClose();
  };
  return (
    <ActionDialog
      title={translate('act.correctCitizen')}
      submit={translate('ra.action.save')}
      busy={change.busy}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <PersonInputs person={person} onChange={setPerson} wrong={change.failures.flatMap(({ field }) => field)} />
      <TextField
        required
        label={translate('field.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        multiline
        minRows={2}
      />
    </ActionDialog>
  );
}
