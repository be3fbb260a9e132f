/** The records that were merged into a person's, each with the way back. */
import { Button, Chip, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { SeparateCitizensDocument } from '../../../generated/graphql.ts';
import { showMoment } from '../../format.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { useChange } from '../../forms/useGraphMutation.ts';
import type { CitizenShown } from '../citizen.ts';

interface Props {
  merges: CitizenShown['merges'];
  /** Whether one may be taken back here. */
  maySeparate: boolean;
  onChanged: () => Promise<unknown>;
}

export function Merges({ merges, maySeparate, onChanged }: Props) {
  const translate = useTranslate();
  const [separating, setSeparating] = useState<string>();
  return (
    <Stack spacing={1}>
      {merges.map(({ id, status, other, by, at, reason }) => (
        <Stack key={id} direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
          <Typography variant="body2">
            {other && <Link to={`/citizens/${other.id}/show`}>{other.identification?.number ?? other.fullName}</Link>}
            {` · ${showMoment(at)} · ${by} · ${reason}`}
          </Typography>
          <Chip size="small" variant="outlined" label={translate(`mergeStatus.${status}`)} />
          {status === 'MERGED' && maySeparate && (
            <Button size="small" color="error" onClick={() => setSeparating(id)}>
              {translate('merge.separate')}
            </Button>
          )}
        </Stack>
      ))}
      {separating && <SeparateDialog id={separating} onClose={() => setSeparating(undefined)} onChanged={onChanged} />}
    </Stack>
  );
}

function SeparateDialog({ id, onClose, onChanged }: { id: string; onClose: () => void; onChanged: () => Promise<unknown> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const change = useChange(onChanged);
  const [reason, setReason] = useState('');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const submit = async () => {
    if (!(await change.run(SeparateCitizensDocument, { input: { idempotencyKey, id, reason } }))) return;
    notify('act.done', { type: 'success' });
    onClose();
  };
  return (
    <ActionDialog
      title={translate('merge.separate')}
      submit={translate('merge.separate')}
      danger
      busy={change.busy}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography>{translate('merge.separateHelp')}</Typography>
      <TextField required autoFocus label={translate('field.reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
    </ActionDialog>
  );
}
