/** What the signed-in person can do with a complaint now: one primary action, those beside it, the rest behind "…". */
import MoreHoriz from '@mui/icons-material/MoreHoriz';
import { Button, IconButton, ListItemText, Menu, MenuItem, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyHint } from '../../design/KeyHint.tsx';
import { useKeys } from '../../keyboard/keys.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { CorrectCitizenDialog } from './CorrectCitizenDialog.tsx';
import { DoseDialog } from './DoseDialog.tsx';
import type { DialogName } from './dialogProps.ts';
import { MergeRecordsDialog } from './MergeRecordsDialog.tsx';
import { MoveDoseDialog } from './MoveDoseDialog.tsx';
import { NoCorrectionDialog } from './NoCorrectionDialog.tsx';
import { KEYS, lacking, offersOf, USUAL_KEY } from './offers.ts';
import { RejectDialog } from './RejectDialog.tsx';
import { TransferDialog } from './TransferDialog.tsx';
import { useGoOn } from './useGoOn.ts';
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

interface Props {
  complaint: ComplaintOnScreen;
  onChanged: () => Promise<void>;
}

export function Actions({ complaint, onChanged }: Props) {
  const [open, setOpen] = useState<{ name: DialogName; version: number | undefined }>();
  const show = (name: DialogName) => {
    if (lacking(name, complaint)) return;
    window.scrollTo({ top: 0 }); // what it is decided by stands there
    setOpen({ name, version: complaint.version });
  };
  const goOn = useGoOn(complaint.id);
  const { decide, assign, addNote } = complaint.viewerCan;
  const { usual, beside, further } = offersOf(complaint, assign);
  const keyOf = (name: DialogName) => (name === usual ? USUAL_KEY : KEYS[name]);
  useKeys([
    ...(decide
      ? [usual, ...beside, ...further].flatMap((name) => {
          if (name === 'assign' || lacking(name, complaint)) return [];
          return [{ key: keyOf(name) ?? '', label: `act.${name}`, run: () => void show(name) }];
        })
      : []),
    ...(assign ? [{ key: 'a', label: 'act.assign', run: () => void show('assign') }] : []),
  ]);
  if (!['RECEIVED', 'IN_PROGRESS'].includes(complaint.status) || !addNote) return null;

  const Dialog = open && DIALOGS[open.name];
  return (
    <>
      {decide ? (
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
          {[usual, ...beside]
            .filter((name) => !lacking(name, complaint))
            .map((name) => (
              <ActionButton key={name} name={name} keyName={keyOf(name)} isPrimary={name === usual} onPress={() => show(name)} />
            ))}
          <Further complaint={complaint} names={lacking(usual, complaint) ? [usual, ...further] : further} onChoose={show} />
        </Stack>
      ) : (
        assign && <ActionButton name="assign" keyName={KEYS.assign} onPress={() => show('assign')} />
      )}
      {Dialog && open && (
        <Dialog
          key={open.name} // two of them share a form, and not what is typed in it
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

interface ButtonProps {
  name: DialogName;
  keyName: string | undefined;
  isPrimary?: boolean;
  onPress: () => void;
}

function ActionButton({ name, keyName, isPrimary = false, onPress }: ButtonProps) {
  const translate = useTranslate();
  return (
    <Button variant={isPrimary ? 'contained' : 'outlined'} color={isPrimary ? 'primary' : 'inherit'} onClick={onPress}>
      {translate(`act.${name}`)}
      {keyName && <KeyHint keyName={keyName} />}
    </Button>
  );
}

/** What is done seldom, or cannot be done yet, which says why. */
function Further({
  complaint,
  names,
  onChoose,
}: {
  complaint: ComplaintOnScreen;
  names: DialogName[];
  onChoose: (name: DialogName) => void;
}) {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        aria-label={translate('act.further')}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreHoriz />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {names.map((name) => {
          const lacks = lacking(name, complaint);
          return (
            <MenuItem
              key={name}
              disabled={lacks !== undefined}
              onClick={() => {
                setAnchor(null);
                onChoose(name);
              }}
            >
              <ListItemText primary={translate(`act.${name}`)} secondary={lacks && translate(`act.needs.${lacks}`)} />
              {KEYS[name] && <KeyHint keyName={KEYS[name]} />}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
