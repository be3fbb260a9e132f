/** The same done to the complaints that are chosen: what it would come to stands beside the button; a report follows where
 * something was not done. */
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { type ChosenSite, SiteInput } from '../../forms/SiteInput.tsx';
import { Loading } from '../../lists/Loading.tsx';
import type { QueuedComplaint } from '../complaint.ts';
import { type Handler, HandlerInput } from '../decide/HandlerInput.tsx';
import { type Rejection, RejectionInputs } from '../decide/RejectionInputs.tsx';
import { type BulkAction, type Outcome, useBulkUpdate } from './useBulkUpdate.ts';

const NAMES = { CLAIM: 'claim', RELEASE: 'release', ASSIGN: 'assign', TRANSFER: 'transfer', REJECT: 'reject' } as const;

interface Props {
  action: BulkAction;
  complaints: readonly QueuedComplaint[];
  onClose: () => void;
  onDone: () => void;
}

export function BulkDialog({ action, complaints, onClose, onDone }: Props) {
  const translate = useTranslate();
  const { busy, preview, report, run } = useBulkUpdate(action, complaints);
  const [handler, setHandler] = useState<Handler | null>(null);
  const [place, setPlace] = useState<ChosenSite | null>(null);
  const [reason, setReason] = useState('');
  const [rejection, setRejection] = useState<Rejection>({ reason: undefined, note: '' });
  const title = translate(`act.${NAMES[action]}`);
  if (report)
    return (
      <Dialog open onClose={onDone} fullWidth maxWidth="sm">
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>
          <Summary outcomes={report} complaints={complaints} what="bulk.done" />
        </DialogContent>
        <DialogActions>
          <Button variant="contained" onClick={onDone} autoFocus>
            {translate('ra.action.close')}
          </Button>
        </DialogActions>
      </Dialog>
    );
  const able = preview?.filter((outcome) => outcome.complaint).length ?? 0;
  const given = {
    CLAIM: {},
    RELEASE: {},
    ASSIGN: handler && { to: handler.id },
    TRANSFER: place && reason.trim() ? { to: place.code, reason } : null,
    REJECT: rejection.reason ? { rejectionReason: rejection.reason, note: rejection.note } : null,
  }[action];
  const submit = async () => {
    if (given && (await run(given))) onDone();
  };
  return (
    <ActionDialog
      title={title}
      submit={translate(`bulk.submit.${action}`, { smart_count: able })}
      danger={action === 'REJECT'}
      busy={busy || !able}
      complete={action === 'CLAIM' || action === 'RELEASE'}
      errors={[]}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {preview ? <Summary outcomes={preview} complaints={complaints} what={`bulk.would.${action}`} /> : <Loading />}
      {action === 'ASSIGN' && <HandlerInput unit={complaints[0]?.responsible.code ?? ''} value={handler} onChange={setHandler} />}
      {action === 'TRANSFER' && (
        <>
          <SiteInput label={translate('field.to')} value={place} onChange={setPlace} />
          <TextField
            required
            label={translate('field.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            multiline
          />
        </>
      )}
      {action === 'REJECT' && <RejectionInputs value={rejection} onChange={setRejection} />}
    </ActionDialog>
  );
}

function Summary({ outcomes, complaints, what }: { outcomes: readonly Outcome[]; complaints: readonly QueuedComplaint[]; what: string }) {
  const translate = useTranslate();
  const refused = outcomes.filter(({ complaint }) => !complaint);
  const codeOf = (id: string) => complaints.find((complaint) => complaint.id === id)?.code ?? id;
  return (
    <>
      <Alert severity={refused.length ? 'warning' : 'success'}>
        {translate(what, { done: outcomes.length - refused.length })}
        {refused.length > 0 && ` ${translate('bulk.refused', { refused: refused.length })}`}
      </Alert>
      {refused.map(({ id, errors }) => (
        <Typography key={id} variant="body2" sx={{ mt: 0.5 }}>
          {codeOf(id)}: {errors.map(({ code }) => translate(`bulk.why.${code}`, { _: translate(`error.${code}`) })).join(', ')}
        </Typography>
      ))}
    </>
  );
}
