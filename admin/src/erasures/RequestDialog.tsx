/** A person at the counter asks for what is theirs: number and date of birth are typed from their papers, not from the screen. */
import { Alert, TextField, Typography } from '@mui/material';
import { mayGoOn } from '@so-tiem/platform/values/erasure';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { CopyPersonDocument, ProposeErasureDocument } from '../../generated/graphql.ts';
import type { CitizenShown } from '../citizens/citizen.ts';
import { ActionDialog } from '../forms/ActionDialog.tsx';
import { DateInput } from '../forms/DateInput.tsx';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { saveFile } from '../lists/saveFile.ts';

export type Request = 'copy' | 'erasure';

interface Props {
  citizen: CitizenShown;
  request: Request;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}

export function RequestDialog({ citizen: { id, fullName, identityDocument, complaints = [] }, request, onClose, onChanged }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const graph = useGraph();
  const change = useGraphMutation(onChanged);
  const [number, setNumber] = useState('');
  const [dateOfBirth, setDateOfBirth] = useState('');
  const [reason, setReason] = useState('');
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const [saving, setSaving] = useState(false);

  const open = complaints.filter(({ status, closedAt }) =>
    mayGoOn({ status, closedAt: closedAt ? Date.parse(closedAt) : null }, Date.now()),
  );

  const submit = async () => {
    const input = { idempotencyKey, id, number: number || null, dateOfBirth, reason };
    if (request === 'erasure') {
      if (!(await change.run(ProposeErasureDocument, { input }))) return;
      notify('requests.erasure.waits', { type: 'success' });
      return onClose();
    }
    const outcome = await change.run(CopyPersonDocument, { input });
    if (!outcome?.url) return;
    setSaving(true);
    try {
      await saveFile(graph, outcome.url);
      notify('requests.copy.saved', { type: 'success', messageArgs: { name: fullName } });
      onClose();
    } catch {
      setKey(crypto.randomUUID()); // what was ordered may be over by the time that it is tried again
      notify('error.UNAVAILABLE', { type: 'error' });
    } finally {
      setSaving(false);
    }
  };

  return (
    <ActionDialog
      title={translate(`requests.${request}.title`)}
      submit={translate(`requests.${request}.do`)}
      danger={request === 'erasure'}
      busy={change.busy || saving}
      blocked={request === 'erasure' && open.length > 0}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography>{translate(`requests.${request}.help`)}</Typography>
      {request === 'erasure' && open.length > 0 && (
        <Alert severity="warning">
          {translate('requests.erasure.open')} {open.map(({ code }) => code).join(', ')}
        </Alert>
      )}
      <Alert severity="info">{translate('requests.papers')}</Alert>
      <TextField
        required={identityDocument !== null}
        autoFocus
        autoComplete="off"
        label={translate('field.identityDocument')}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
      />
      <DateInput label={translate('field.dateOfBirth')} partial value={dateOfBirth} onChange={setDateOfBirth} />
      <TextField
        required
        label={translate('field.reason')}
        value={reason}
        slotProps={{ htmlInput: { maxLength: 500 } }}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActionDialog>
  );
}
