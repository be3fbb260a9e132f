/** The records that were merged into a person's, each with the way back. */
import { Button, Chip, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { UnmergeCitizensDocument } from '../../../generated/graphql.ts';
import { showMoment } from '../../format.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { useGraphMutation } from '../../forms/useGraphMutation.ts';
import type { CitizenShown } from '../citizen.ts';

interface Props {
  merges: CitizenShown['merges'];
  /** Whether one may be taken back here. */
  canUnmerge: boolean;
  onChanged: () => Promise<unknown>;
}

export function Merges({ merges, canUnmerge, onChanged }: Props) {
  const translate = useTranslate();
  const [separating, setSeparating] = useState<string>();
  return (
    <Stack spacing={1}>
      {merges.map(({ id, status, other, by, at, reason }) => (
        <Stack key={id} direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
          <Typography variant="body2">
            {other && <Link to={`/citizens/${other.id}/show`}>{other.identityDocument?.number ?? other.fullName}</Link>}
            {` · ${showMoment(at)} · ${by.name} · ${reason}`}
          </Typography>
          <Chip size="small" variant="outlined" label={translate(`mergeStatus.${status}`)} />
          {status === 'MERGED' && canUnmerge && (
            <Button size="small" color="error" onClick={() => setSeparating(id)}>
              {translate('merge.separate')}
            </Button>
          )}
        </Stack>
      ))}
      {separating && <UnmergeDialog id={separating} onClose={() => setSeparating(undefined)} onChanged={onChanged} />}
    </Stack>
  );
}

function UnmergeDialog({ id, onClose, onChanged }: { id: string; onClose: () => void; onChanged: () => Promise<unknown> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const change = useGraphMutation(onChanged);
  const [reason, setReason] = useState('');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const submit = async () => {
    if (!(await change.run(UnmergeCitizensDocument, { input: { idempotencyKey, id, reason } }))) return;
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
