/** What the signed-in person can do with a complaint now. */
import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { usePermissions, useTranslate } from 'react-admin';
import { ReleaseDocument, TakeDocument } from '../../../generated/graphql.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { CorrectCitizenDialog } from './CorrectCitizenDialog.tsx';
import { DoseDialog } from './DoseDialog.tsx';
import type { DialogName } from './dialogProps.ts';
import { PassOnDialog } from './PassOnDialog.tsx';
import { RejectDialog } from './RejectDialog.tsx';
import { useAct } from './useAct.ts';
import { VoidDoseDialog } from './VoidDoseDialog.tsx';

const HANDLING_ROLES = ['HANDLER', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER'];
const DIALOGS = {
  recordDose: DoseDialog,
  correctDose: DoseDialog,
  voidDose: VoidDoseDialog,
  correctCitizen: CorrectCitizenDialog,
  reject: RejectDialog,
  passOn: PassOnDialog,
} as const;

export function Actions({ complaint, onChanged }: { complaint: ComplaintOnScreen; onChanged: () => Promise<void> }) {
  const translate = useTranslate();
  const { permissions: role } = usePermissions<string>();
  const act = useAct(complaint, onChanged);
  const [open, setOpen] = useState<DialogName>();
  const finished = complaint.status === 'RESOLVED' || complaint.status === 'REJECTED' || complaint.status === 'RESOLVING';
  if (finished || !role || !HANDLING_ROLES.includes(role)) return null;
  if (complaint.assignee && !complaint.mine)
    return <Typography color="text.secondary">{translate('act.takenBy', { name: complaint.assignee })}</Typography>;

  const hasDoses = (complaint.citizen?.doses.length ?? 0) > 0;
  const button = (name: DialogName, disabled = false) => (
    <Button
      key={name}
      variant={name === usual(complaint) ? 'contained' : 'outlined'}
      color={name === 'reject' ? 'error' : 'primary'}
      disabled={disabled || act.busy}
      onClick={() => setOpen(name)}
    >
      {translate(`act.${name}`)}
    </Button>
  );
  const Dialog = open && DIALOGS[open];
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
      {complaint.mine ? (
        <Button variant="text" disabled={act.busy} onClick={() => void act.run(ReleaseDocument, {})}>
          {translate('act.release')}
        </Button>
      ) : (
        <Button variant="outlined" disabled={act.busy} onClick={() => void act.run(TakeDocument, {})}>
          {translate('act.take')}
        </Button>
      )}
      {button('recordDose', !complaint.citizen)}
      {button('correctDose', !hasDoses)}
      {button('voidDose', !hasDoses)}
      {button('correctCitizen', !complaint.citizen)}
      {button('passOn')}
      {button('reject')}
      {Dialog && open && <Dialog complaint={complaint} name={open} onClose={() => setOpen(undefined)} onChanged={onChanged} />}
    </Stack>
  );
}

/** The action that this kind of complaint usually ends with. */
const usual = ({ kind }: ComplaintOnScreen): DialogName =>
  (
    ({
      DOSE_MISSING: 'recordDose',
      DOSE_WRONG: 'correctDose',
      PERSON_WRONG: 'correctCitizen',
      DOSES_OF_ANOTHER: 'voidDose',
      RECORD_SPLIT: 'recordDose',
      PASSPORT: 'correctCitizen',
    }) as const
  )[kind];
