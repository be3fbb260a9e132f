/** What a brought list would do, or did: how many rows of which outcome, and the rows of one. */
import { Alert, Chip, FormControlLabel, LinearProgress, Radio, RadioGroup, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ContactImportRowOutcome, HiddenRowHandling } from '../../../generated/graphql.ts';
import { ImportRows } from './ImportRows.tsx';
import { type Counted, OUTCOMES } from './outcomes.ts';
import type { CheckedList } from './useContactImport.ts';

interface Props {
  list: CheckedList;
  hiddenRows: HiddenRowHandling | undefined;
  onHiddenRows: (what: HiddenRowHandling) => void;
  onChoose: (outcome: ContactImportRowOutcome) => void;
}

export function ImportPreview({ list, hiddenRows, onHiddenRows, onChoose }: Props) {
  const translate = useTranslate();
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>
        {[list.fileName, list.sheet && translate('contacts.sheet', { name: list.sheet }), list.encoding !== 'UTF-8' && list.encoding]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      {list.hiddenRows > 0 && list.state === 'CHECKED' && (
        <Alert severity="warning">
          {translate('contacts.hiddenRows', { smart_count: list.hiddenRows })}
          <RadioGroup row value={hiddenRows ?? ''} onChange={(_, value) => onHiddenRows(value as HiddenRowHandling)}>
            {(['INCLUDE', 'LEAVE_OUT'] as const).map((value) => (
              <FormControlLabel key={value} value={value} control={<Radio size="small" />} label={translate(`contacts.hidden.${value}`)} />
            ))}
          </RadioGroup>
        </Alert>
      )}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        {(Object.keys(OUTCOMES) as Counted[])
          .filter((name) => list.counts[name] > 0 || name === 'wrong')
          .map((name) => (
            <Chip
              key={name}
              clickable
              color={name === 'wrong' || name === 'failed' ? (list.counts[name] ? 'error' : 'default') : 'primary'}
              variant={list.shown === OUTCOMES[name] ? 'filled' : 'outlined'}
              label={`${translate(`contacts.outcome.${OUTCOMES[name]}`)}: ${list.counts[name].toLocaleString('vi')}`}
              onClick={() => onChoose(OUTCOMES[name])}
            />
          ))}
      </Stack>
      {list.state === 'RUNNING' && (
        <LinearProgress
          variant="determinate"
          aria-label={translate('contacts.takingOver')}
          value={(100 * list.counts.done) / Math.max(1, list.counts.done + list.counts.added + list.counts.changed)}
        />
      )}
      {list.state === 'DONE' && <Alert severity="success">{translate('contacts.takenOver', { smart_count: list.counts.done })}</Alert>}
      {list.state === 'CHECKED' && list.counts.wrong > 0 && <Alert severity="warning">{translate('contacts.wrongHelp')}</Alert>}
      <ImportRows rows={list.rows.nodes} />
      {list.rows.pageInfo.hasNextPage && <Typography variant="caption">{translate('contacts.firstRows')}</Typography>}
    </>
  );
}
