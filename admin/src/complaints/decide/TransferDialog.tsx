/** Passing a complaint down to the site that injected, or back to an authority above, with a reason; the deadline stays. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { TransferComplaintDocument } from '../../../generated/graphql.ts';
import { ActionDialog } from '../../forms/ActionDialog.tsx';
import { type ChosenSite, SiteInput } from '../../forms/SiteInput.tsx';
import type { DialogProps } from './dialogProps.ts';
import { useComplaintMutation } from './useComplaintMutation.ts';

export function TransferDialog({ complaint, onClose, onDone, onChanged }: DialogProps) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const [site, setSite] = useState<ChosenSite | null>(null);
  const [reason, setReason] = useState('');
  const submit = async () => {
    if (site && (await act.decide(TransferComplaintDocument, { to: site.code, reason }, translate('act.transferred', { to: site.name }))))
      onDone();
  };
  return (
    <ActionDialog
      title={translate('act.transfer')}
      submit={translate('act.submitTransfer')}
      busy={act.busy}
      errors={act.failures.map(act.describe)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SiteInput
        label={translate('field.to')}
        value={site}
        onChange={setSite}
        units={authoritiesAbove(complaint)}
        near={provinceOf(complaint)}
        autoFocus
      />
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

const provinceOf = ({ responsible, site }: DialogProps['complaint']): string | undefined =>
  (responsible.site ?? site)?.code.split('.')[0] ?? responsible.code.slice(0, 2);

/** The units that the complaint's site lies in: their codes are the beginning of its own. */
function authoritiesAbove({ responsible, site }: DialogProps['complaint']): ChosenSite[] {
  const from = responsible.site ?? site;
  const [province = '', district = '', commune = ''] = from?.code.split('.') ?? [];
  return [
    { code: commune, name: from?.commune?.name ?? '' },
    { code: district, name: from?.district?.name ?? '' },
    { code: province, name: from?.province?.name ?? '' },
  ].filter(({ code, name }) => code && name && code !== responsible.code);
}
