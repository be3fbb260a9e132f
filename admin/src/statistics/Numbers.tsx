/** The unit's numbers at a glance: what is open, and what the span came to. */
import { Box, Card, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Drill, type DrillFilter } from './Drill.tsx';
import { type Statistics, showHours, showNumber, showOnTime, showSatisfied } from './statistics.ts';

export function Numbers({ statistics, unit, days }: { statistics: Statistics; unit: string; days: { from: string; until: string } }) {
  const translate = useTranslate();
  const { now, total } = statistics;
  const within = { unit: unit === 'VN' ? null : unit };
  const tile = (name: string, value: ReactNode, filter?: DrillFilter, color = 'text.primary') => (
    <Card key={name} sx={{ p: 1.5, minWidth: 0 }}>
      <Typography variant="body2" color="textSecondary" noWrap>
        {translate(`statistics.${name}`)}
      </Typography>
      <Typography component="div" sx={{ fontSize: '1.6rem', fontWeight: 600, lineHeight: 1.3, fontVariantNumeric: 'tabular-nums', color }}>
        {filter ? (
          <Drill filter={filter} label={`${translate(`statistics.${name}`)}: ${value}`}>
            {value}
          </Drill>
        ) : (
          value
        )}
      </Typography>
    </Card>
  );
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(6, minmax(0, 1fr))' } }}>
      {tile('open', showNumber(now.open), { tab: 'ALL', statuses: ['RECEIVED', 'IN_PROGRESS', 'RESOLVING'], ...within })}
      {tile('unassigned', showNumber(now.unassigned), { tab: 'UNASSIGNED', ...within })}
      {tile('dueSoon', showNumber(now.dueSoon), { tab: 'DUE_SOON', ...within }, now.dueSoon ? 'warning.main' : 'text.primary')}
      {tile('breached', showNumber(now.breached), { tab: 'BREACHED', ...within }, now.breached ? 'error.main' : 'text.primary')}
      {tile('received', showNumber(total.received), { tab: 'ALL', recorded: days, ...within })}
      {tile('closed', showNumber(total.closed), { tab: 'ALL', closed: days, ...within })}
      {tile('late', showNumber(total.closed - total.onTime), { tab: 'ALL', closed: days, onTime: false, ...within })}
      {tile('onTime', showOnTime(total))}
      {tile('median', showHours(total.medianHours))}
      {tile('p90', showHours(total.p90Hours))}
      {tile('satisfied', showSatisfied(total))}
      {tile('dissatisfied', showNumber(total.dissatisfied), { tab: 'ALL', closed: days, satisfied: false, ...within })}
    </Box>
  );
}
