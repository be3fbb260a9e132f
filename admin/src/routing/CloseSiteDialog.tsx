/** Closing a site, or merging it into another one: who finishes from now on what was its. */
import { Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ChangeSiteDocument, SiteToCloseDocument } from '../../generated/graphql.ts';
import { ActionDialog } from '../forms/ActionDialog.tsx';
import { type ChosenSite, SiteInput } from '../forms/SiteInput.tsx';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import { useGraph } from '../graph/GraphContext.tsx';

export function CloseSiteDialog({ onClose, onChanged }: { onClose: () => void; onChanged: () => Promise<unknown> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const graph = useGraph();
  const change = useGraphMutation(onChanged);
  const [site, setSite] = useState<ChosenSite | null>(null);
  const [successor, setSuccessor] = useState<ChosenSite | null>(null);
  const submit = async () => {
    if (!site) return;
    const { data } = await graph.request(SiteToCloseDocument, { code: site.code });
    const input = { code: site.code, version: data.site?.version ?? 0, active: false, successorCode: successor?.code ?? '' };
    if (!(await change.run(ChangeSiteDocument, { input }))) return;
    notify('act.done', { type: 'success' });
    onClose();
  };
  return (
    <ActionDialog
      title={translate('routing.close')}
      submit={translate('ra.action.save')}
      danger
      busy={change.busy}
      errors={change.failures.map(change.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Typography>{translate('routing.closeHelp')}</Typography>
      <SiteInput label={translate('routing.site')} value={site} onChange={setSite} />
      <SiteInput label={translate('routing.successor')} value={successor} onChange={setSuccessor} required={false} />
    </ActionDialog>
  );
}
