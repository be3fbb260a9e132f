/** A new contact of an office, or a change to one. */
import { Checkbox, FormControl, FormControlLabel, FormGroup, FormLabel, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { AddContactDocument, ChangeContactDocument, type ContactResponsibility, OfficeTreeDocument } from '../../generated/graphql.ts';
import { ActionDialog } from '../forms/ActionDialog.tsx';
import { DateInput } from '../forms/DateInput.tsx';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { type ListedContact, RESPONSIBILITIES } from './contact.ts';
import { PersonInputs, personOf } from './PersonInputs.tsx';

interface Props {
  contact?: ListedContact;
  officeCode: string;
  onClose: () => void;
  onChanged: () => Promise<void>;
}

export function ContactDialog({ contact, officeCode, onClose, onChanged }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const graph = useGraph();
  const change = useGraphMutation(onChanged, 'contacts.change');
  const [person, setPerson] = useState(() => personOf(contact));
  const [responsibilities, setResponsibilities] = useState<ContactResponsibility[]>(contact?.responsibilities ?? ['COMPLAINTS']);
  const [validFrom, setValidFrom] = useState(contact?.validFrom ?? '');
  const [validTo, setValidTo] = useState(contact?.validTo ?? '');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { data: office } = useQuery({
    queryKey: ['tree', officeCode],
    queryFn: async () => (await graph.request(OfficeTreeDocument, { code: officeCode })).data.office ?? null,
    staleTime: 600_000,
  });
  const wrong = change.failures.flatMap(({ field }) => field);

  const submit = async () => {
    const fields = { ...person, department: person.department || null, responsibilities, validFrom: validFrom || null };
    const outcome = contact
      ? await change.run(ChangeContactDocument, {
          input: { id: contact.id, version: contact.version, ...fields, validTo: validTo || null },
        })
      : await change.run(AddContactDocument, { input: { idempotencyKey, officeCode, ...fields } });
    if (!outcome) return;
    notify('act.done', { type: 'success' });
    onClose();
  };
  return (
    <ActionDialog
      title={translate(contact ? 'contacts.edit' : 'contacts.add')}
      submit={translate('ra.action.save')}
      busy={change.busy}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography>{office?.name ?? officeCode}</Typography>
      <PersonInputs person={person} onChange={setPerson} wrong={wrong} />
      <Stack direction="row" spacing={2}>
        <DateInput future required={false} label={translate('field.validFrom')} value={validFrom} onChange={setValidFrom} />
        {contact && <DateInput future required={false} label={translate('field.validTo')} value={validTo} onChange={setValidTo} />}
      </Stack>
      <FormControl component="fieldset" error={wrong.includes('responsibilities')}>
        <FormLabel component="legend">{translate('field.responsibilities')}</FormLabel>
        <FormGroup row>
          {RESPONSIBILITIES.map((each) => (
            <FormControlLabel
              key={each}
              label={translate(`responsibility.${each}`)}
              control={
                <Checkbox
                  checked={responsibilities.includes(each)}
                  onChange={(_, checked) =>
                    setResponsibilities(checked ? [...responsibilities, each] : responsibilities.filter((other) => other !== each))
                  }
                />
              }
            />
          ))}
        </FormGroup>
      </FormControl>
    </ActionDialog>
  );
}
