/** Passing a complaint on to the site that injected, with a reason; the deadline stays. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { PassOnDocument } from '../../../generated/graphql.ts';
import { ActionDialog } from './ActionDialog.tsx';
import type { DialogProps } from './dialogProps.ts';
import { type ChosenSite, SiteInput } from './SiteInput.tsx';
import { useAct } from './useAct.ts';

export function PassOnDialog({ complaint, onClose, onChanged }: DialogProps) {
  const translate = useTranslate();
  const act = useAct(complaint, onChanged);
  const [site, setSite] = useState<ChosenSite | null>(null);
  const [reason, setReason] = useState('');
  const submit = async () => {
    if (site && (await act.run(PassOnDocument, { to: site.code, reason }))) onClose();
  };
  return (
    <ActionDialog
      title={translate('act.passOn')}
      submit={translate('act.submitPassOn')}
      busy={act.busy || !site || !reason.trim()}
      errors={act.failures.map(act.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SiteInput label={translate('field.to')} value={site} onChange={setSite} />
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
