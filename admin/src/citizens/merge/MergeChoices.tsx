/** Everything that is chosen when two records are merged: the duplicate one, the fields, the doses. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { MergeDoses } from './MergeDoses.tsx';
import { MergeFields } from './MergeFields.tsx';
import { PersonChoice } from './PersonChoice.tsx';
import type { useMerge } from './useMerge.ts';

interface Props {
  merge: ReturnType<typeof useMerge>;
  id: string;
  duplicateId: string;
  onChoose: (duplicateId: string) => void;
  suggested: { typed: string; dateOfBirth: string };
}

export function MergeChoices({ merge, id, duplicateId, onChoose, suggested }: Props) {
  const translate = useTranslate();
  const { records, chosen } = merge;
  return (
    <>
      <PersonChoice label={translate('merge.duplicate')} except={id} value={duplicateId} onChange={onChoose} suggested={suggested} />
      {records && chosen && (
        <Box sx={{ overflowX: 'auto' }} role="region" aria-label={translate('merge.compared')} tabIndex={0}>
          <MergeFields records={records} survivorId={chosen.survivorId} from={chosen.from} onKeep={merge.keep} onTake={merge.take} />
          <Typography variant="subtitle2" component="h3" sx={{ mt: 2, mb: 0.5 }}>
            {translate('screen.doses')}
          </Typography>
          <MergeDoses records={records} doses={chosen.doses} onChange={merge.setDoses} />
        </Box>
      )}
    </>
  );
}
