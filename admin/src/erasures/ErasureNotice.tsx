/** An erasure that waits: who proposed it and why; for the second member of staff the way to confirm it. */
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetIdentity, useNotify, useRedirect, useTranslate } from 'react-admin';
import { ConfirmErasureDocument, RefuseErasureDocument, type WaitingErasureFragment } from '../../generated/graphql.ts';
import { showDate, showMoment } from '../format.ts';
import { ActionDialog } from '../forms/ActionDialog.tsx';
import { useGraphMutation } from '../forms/useGraphMutation.ts';

interface Props {
  erasure: WaitingErasureFragment;
  /** Of the person. */
  name: string;
  onDecided: () => Promise<unknown>;
}

export function ErasureNotice({ erasure, name, onDecided }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const { identity } = useGetIdentity();
  const change = useGraphMutation(onDecided);
  const redirect = useRedirect();
  const [deciding, setDeciding] = useState<'confirm' | 'refuse'>();
  const { id, by, at, reason, viewerCanConfirm, merged, complaints } = erasure;
  const isOwn = by.staff?.id === identity?.id;
  const input = { id };
  const confirm = async () => {
    if (!(await change.run(ConfirmErasureDocument, { input }))) return;
    setDeciding(undefined);
    notify('requests.erasure.done', { type: 'success' });
    redirect('list', 'erasures'); // the page of the person is no more
  };
  const refuse = async () => {
    if (!(await change.run(RefuseErasureDocument, { input }))) return;
    setDeciding(undefined);
    notify('requests.erasure.left', { type: 'success' });
  };
  return (
    <Alert severity="warning">
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {translate('requests.erasure.proposed', { by: by.name, moment: showMoment(at) })}
      </Typography>
      <Typography variant="body2">{reason}</Typography>
      {isOwn && <Typography variant="body2">{translate('requests.erasure.second')}</Typography>}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', mt: 1 }}>
        {viewerCanConfirm && (
          <Button variant="contained" color="error" size="small" disabled={change.busy} onClick={() => setDeciding('confirm')}>
            {translate('requests.erasure.confirm')}
          </Button>
        )}
        <Button size="small" disabled={change.busy} onClick={() => setDeciding('refuse')}>
          {translate(isOwn ? 'requests.erasure.takeBack' : 'requests.erasure.refuse')}
        </Button>
      </Stack>
      {deciding && (
        <ActionDialog
          title={translate(`requests.erasure.${deciding}`)}
          submit={translate(`requests.erasure.${deciding}`)}
          danger={deciding === 'confirm'}
          complete
          busy={change.busy}
          errors={change.failures.map(change.describe)}
          onSubmit={() => void (deciding === 'confirm' ? confirm() : refuse())}
          onClose={() => setDeciding(undefined)}
        >
          <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
          <Typography>{translate(`requests.erasure.${deciding}Help`)}</Typography>
          {deciding === 'confirm' && merged && merged.length > 0 && (
            <Lines
              title={translate('requests.erasure.merged')}
              lines={merged.map(({ fullName, dateOfBirth }) => `${fullName} · ${showDate(dateOfBirth)}`)}
            />
          )}
          {deciding === 'confirm' && complaints && <GoingWith complaints={complaints} />}
        </ActionDialog>
      )}
    </Alert>
  );
}

/** The complaints that go with the person: the second member of staff looks whether that suits one who decided them. */
function GoingWith({ complaints }: { complaints: NonNullable<WaitingErasureFragment['complaints']> }) {
  const translate = useTranslate();
  return (
    <Lines
      title={translate(complaints.length ? 'requests.erasure.goingWith' : 'requests.erasure.goingAlone')}
      lines={complaints.map(({ kind, status, recordedAt, decidedBy }) =>
        [showMoment(recordedAt), translate(`kind.${kind}`), translate(`status.${status}`), ...decidedBy.map(({ name }) => name)].join(
          ' · ',
        ),
      )}
    />
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  return (
    <>
      <Typography variant="subtitle2">{title}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same, and none moves
          <Typography component="li" variant="body2" key={i}>
            {line}
          </Typography>
        ))}
      </Box>
    </>
  );
}
