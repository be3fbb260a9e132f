/** For a screen in the office: what is open, due and late, readable from across the room, always up to date. */
import { Alert, Box, Stack, Typography } from '@mui/material';
import { serverNow } from '@so-tiem/platform/values/serverClock';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useGetIdentity, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { UnitNameDocument } from '../../generated/graphql.ts';
import { LiveProvider } from '../complaints/live/LiveContext.tsx';
import { showMoment } from '../format.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { daysOf, showNumber, showOnTime } from './statistics.ts';
import { useStatistics } from './useStatistics.ts';

const COUNTRY = 'VN';

export const Wall = () => (
  <LiveProvider>
    <Numbers />
  </LiveProvider>
);

function Numbers() {
  const translate = useTranslate();
  const [search] = useSearchParams();
  const { identity } = useGetIdentity();
  const unit = search.get('unit') || String(identity?.['unitCode'] ?? '');
  const { data, error } = useStatistics(unit, daysOf(1));
  const { data: week } = useStatistics(unit, daysOf(7));
  const now = useNow();
  const name = useUnitName(unit);
  const big = (label: string, value: string, color = 'text.primary') => (
    <Box sx={{ textAlign: 'center', minWidth: 0 }}>
      <Typography
        sx={{ fontSize: 'clamp(3rem, 13vw, 13rem)', fontWeight: 600, lineHeight: 1.1, color, fontVariantNumeric: 'tabular-nums' }}
      >
        {value}
      </Typography>
      <Typography sx={{ fontSize: 'clamp(1rem, 2.2vw, 2.4rem)' }} color="textSecondary">
        {translate(label)}
      </Typography>
    </Box>
  );
  return (
    <Stack sx={{ minHeight: '100vh', p: '3vw', justifyContent: 'space-between', bgcolor: 'background.default', color: 'text.primary' }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between' }}>
        <Typography sx={{ fontSize: 'clamp(1.2rem, 2.6vw, 3rem)', fontWeight: 600 }}>{name}</Typography>
        <Typography sx={{ fontSize: 'clamp(1.2rem, 2.6vw, 3rem)', fontVariantNumeric: 'tabular-nums' }}>{now}</Typography>
      </Stack>
      {error && <Alert severity="error">{translate('screen.failed')}</Alert>}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, 1fr)' }, gap: 2 }}>
        {big('statistics.unassigned', data ? showNumber(data.now.unassigned) : '…')}
        {big('statistics.open', data ? showNumber(data.now.open) : '…')}
        {big('statistics.dueSoon', data ? showNumber(data.now.dueSoon) : '…', data?.now.dueSoon ? 'warning.main' : 'text.primary')}
        {big('statistics.breached', data ? showNumber(data.now.breached) : '…', data?.now.breached ? 'error.main' : 'text.primary')}
      </Box>
      <Stack direction="row" useFlexGap sx={{ justifyContent: 'space-around', flexWrap: 'wrap', fontSize: 'clamp(1rem, 2.2vw, 2.4rem)' }}>
        <span>{translate('statistics.receivedToday', { count: showNumber(data?.total.received ?? 0) })}</span>
        <span>{translate('statistics.closedToday', { count: showNumber(data?.total.closed ?? 0) })}</span>
        <span>{week && translate('statistics.onTimeWeek', { share: showOnTime(week.total) })}</span>
      </Stack>
    </Stack>
  );
}

function useNow(): string {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  return showMoment(new Date(now).toISOString());
}

function useUnitName(code: string): string {
  const graph = useGraph();
  const translate = useTranslate();
  const isSite = code.includes('.');
  const { data } = useQuery({
    queryKey: ['unit', code],
    enabled: code !== '' && code !== COUNTRY,
    queryFn: async () => {
      const { site, administrativeUnit } = (await graph.request(UnitNameDocument, { code, isSite })).data;
      return site?.name ?? administrativeUnit?.name ?? code;
    },
  });
  return code === COUNTRY ? translate('unit.country') : (data ?? '');
}
