/** What the signed-in person can do with a complaint now. */
import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useRedirect, useTranslate } from 'react-admin';
import { ClaimComplaintDocument, ReleaseComplaintDocument } from '../../../generated/graphql.ts';
import { useKeys } from '../../keyboard/keys.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { useLeaveLists } from '../queue/useLeaveLists.ts';
import { useNeighbours } from '../queue/useNeighbours.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { CorrectCitizenDialog } from './CorrectCitizenDialog.tsx';
import { DoseDialog } from './DoseDialog.tsx';
import type { DialogName } from './dialogProps.ts';
import { MergeRecordsDialog } from './MergeRecordsDialog.tsx';
import { MoveDoseDialog } from './MoveDoseDialog.tsx';
import { NoCorrectionDialog } from './NoCorrectionDialog.tsx';
import { RejectDialog } from './RejectDialog.tsx';
import { TransferDialog } from './TransferDialog.tsx';
import { useComplaintMutation } from './useComplaintMutation.ts';
import { VoidDoseDialog } from './VoidDoseDialog.tsx';

const DIALOGS = {
  recordDose: DoseDialog,
  correctDose: DoseDialog,
  moveDose: MoveDoseDialog,
  voidDose: VoidDoseDialog,
  correctCitizen: CorrectCitizenDialog,
  mergeRecords: MergeRecordsDialog,
  explain: NoCorrectionDialog,
  transfer: TransferDialog,
  reject: RejectDialog,
  assign: AssignDialog,
} as const;

export function Actions({ complaint, onChanged }: { complaint: ComplaintOnScreen; onChanged: () => Promise<void> }) {
  const translate = useTranslate();
  const act = useComplaintMutation(complaint, onChanged);
  const [open, setOpen] = useState<{ name: DialogName; version: number | undefined }>();
  const show = (name: DialogName) => setOpen({ name, version: complaint.version });
  const redirect = useRedirect();
  const { next, previous, isListed } = useNeighbours(complaint.id);
  const leaveLists = useLeaveLists();
  const go = (id: string | undefined) => id && redirect('show', 'complaints', id);
  /** The next one opens by itself; after the last one, the queue. What was opened from elsewhere stays, unless it has gone elsewhere. */
  const goOn = (after: DialogName) => {
    leaveLists(complaint.id);
    if (next) go(next);
    else if (isListed || after === 'transfer') redirect('list', 'complaints');
  };
  const { claim, release, decide, assign, addNote } = complaint.viewerCan;
  const isOpen = ['RECEIVED', 'IN_PROGRESS'].includes(complaint.status);
  const another = decide ? null : complaint.assignee?.name;
  const offer = (name: DialogName) => isOffered(name, complaint) && show(name);
  useKeys([
    ...(release ? [{ key: 't', label: 'act.release', run: () => void act.run(ReleaseComplaintDocument, {}) }] : []),
    ...(claim ? [{ key: 't', label: 'act.claim', run: () => void act.run(ClaimComplaintDocument, {}) }] : []),
    ...(decide
      ? [
          { key: 'r', label: `act.${usual(complaint)}`, run: () => offer(usual(complaint)) },
          { key: 'n', label: 'act.explain', run: () => offer('explain') },
          { key: 'x', label: 'act.reject', run: () => offer('reject') },
          { key: 'c', label: 'act.transfer', run: () => offer('transfer') },
        ]
      : []),
    ...(assign ? [{ key: 'a', label: 'act.assign', run: () => show('assign') }] : []),
    { key: 'j', label: 'keys.nextComplaint', run: () => void go(next) },
    { key: 'k', label: 'keys.previousComplaint', run: () => void go(previous) },
    { key: 'q', label: 'keys.queue', run: () => redirect('list', 'complaints') },
  ]);
  if (!isOpen || !addNote) return null;

  const button = (name: DialogName) => (
    <Button
      key={name}
      variant={name === usual(complaint) ? 'contained' : 'outlined'}
      color={name === 'reject' ? 'error' : 'primary'}
      disabled={!isOffered(name, complaint) || act.busy}
      onClick={() => show(name)}
    >
      {translate(`act.${name}`)}
    </Button>
  );
  const Dialog = open && DIALOGS[open.name];
  return (
    <>
      {another ? (
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
          <Typography color="text.secondary">{translate('act.takenBy', { name: another })}</Typography>
          {assign && button('assign')}
        </Stack>
      ) : (
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
          <Button
            variant={release ? 'text' : 'outlined'}
            disabled={act.busy}
            onClick={() => void (release ? act.run(ReleaseComplaintDocument, {}) : act.run(ClaimComplaintDocument, {}))}
          >
            {translate(release ? 'act.release' : 'act.claim')}
          </Button>
          {(Object.keys(DIALOGS) as DialogName[]).filter((name) => name !== 'assign' || assign).map(button)}
        </Stack>
      )}
      {Dialog && open && (
        <Dialog
          // A change by another since the dialog was opened is shown to the one who decides, once.
          complaint={{ ...complaint, version: open.version ?? complaint.version }}
          name={open.name}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined);
            if (open.name !== 'assign') goOn(open.name);
          }}
          onChanged={async () => {
            await onChanged();
            setOpen((was) => was && { ...was, version: undefined });
          }}
        />
      )}
    </>
  );
}

/** Doses and persons can be corrected where there are any. */
function isOffered(name: DialogName, { citizen }: ComplaintOnScreen): boolean {
  if (name === 'correctDose' || name === 'voidDose' || name === 'moveDose') return Boolean(citizen?.doses?.length);
  return ['reject', 'transfer', 'assign', 'explain'].includes(name) || Boolean(citizen);
}

/** The action that this kind of complaint usually ends with. */
const usual = ({ kind }: ComplaintOnScreen): DialogName =>
  (
    ({
      DOSE_MISSING: 'recordDose',
      DOSE_WRONG: 'correctDose',
      PERSON_WRONG: 'correctCitizen',
      DOSES_OF_ANOTHER: 'moveDose',
      RECORD_SPLIT: 'mergeRecords',
      PASSPORT: 'correctCitizen',
    }) as const
  )[kind];
