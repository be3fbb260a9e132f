/** Handing over all that a person is responsible for, wherever, to another. */
import { Alert } from '@mui/material';
import { today } from '@so-tiem/platform/values/serverClock';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { HandOverContactsDocument } from '../../generated/graphql.ts';
import { ActionDialog } from '../forms/ActionDialog.tsx';
import { DateInput } from '../forms/DateInput.tsx';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import type { ListedContact } from './contact.ts';
import { PersonInputs, personOf } from './PersonInputs.tsx';

interface Props {
  contact: ListedContact;
  onClose: () => void;
  onChanged: () => Promise<void>;
}

export function HandOverDialog({ contact, onClose, onChanged }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const change = useGraphMutation(onChanged, 'contacts.change');
  const [person, setPerson] = useState(() => ({ ...personOf(), title: contact.title, department: contact.department ?? '' }));
  const [on, setOn] = useState(today);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const submit = async () => {
    const to = { ...person, department: person.department || null };
    const input = { idempotencyKey, id: contact.id, version: contact.version, on: on || null, to };
    const outcome = await change.run(HandOverContactsDocument, { input });
    if (!outcome) return;
    notify('contacts.handedOver', { type: 'success', messageArgs: { smart_count: outcome.contacts?.length ?? 0 } });
    onClose();
  };
  return (
    <ActionDialog
      title={translate('contacts.handOver')}
      submit={translate('contacts.handOver')}
      busy={change.busy}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Alert severity="info">{translate('contacts.handOverHelp', { name: contact.fullName })}</Alert>
      <PersonInputs person={person} onChange={setPerson} wrong={change.failures.flatMap(({ field }) => field)} />
      <DateInput future label={translate('field.on')} value={on} onChange={setOn} />
    </ActionDialog>
  );
}
