/** Day by day and by kind, as charts; the tables beneath say the same in numbers. Loaded when it is first shown. */
import { useTheme } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { showDate } from '../format.ts';
import { everyDay, type Statistics } from './statistics.ts';

function useLook() {
  const { palette, typography } = useTheme();
  const axis = { stroke: palette.text.secondary, fontSize: 12, fontFamily: typography.fontFamily ?? '' };
  const tooltip = {
    cursor: { fill: palette.action.hover },
    contentStyle: { background: palette.background.paper, border: `1px solid ${palette.divider}`, borderRadius: 8 },
  };
  return { palette, axis, tooltip, grid: { stroke: palette.divider, vertical: false } };
}

export function DaysChart({ statistics, days }: { statistics: Statistics; days: { from: string; until: string } }) {
  const translate = useTranslate();
  const { palette, axis, tooltip, grid } = useLook();
  const known = new Map(statistics.days.map(({ day, figures }) => [day, figures]));
  const data = everyDay(days).map((day) => {
    const { received = 0, closed = 0, onTime = 0 } = known.get(day) ?? {};
    return { day: showDate(day).slice(0, 5), received, onTime, late: closed - onTime };
  });
  return (
    <ResponsiveContainer width="100%" height={260}>
      <BarChart data={data} accessibilityLayer barCategoryGap="15%" barGap={1}>
        <CartesianGrid {...grid} />
        <XAxis dataKey="day" {...axis} tickLine={false} minTickGap={16} />
        <YAxis {...axis} tickLine={false} axisLine={false} allowDecimals={false} width={44} />
        <Tooltip {...tooltip} />
        <Legend wrapperStyle={{ fontSize: 13 }} itemSorter={null} />
        <Bar
          dataKey="received"
          stackId="came"
          name={translate('statistics.received')}
          fill={palette.text.disabled}
          isAnimationActive={false}
        />
        <Bar dataKey="onTime" stackId="done" name={translate('statistics.inTime')} fill={palette.primary.main} isAnimationActive={false} />
        <Bar dataKey="late" stackId="done" name={translate('statistics.late')} fill={palette.error.main} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}

export function KindsChart({ statistics }: { statistics: Statistics }) {
  const translate = useTranslate();
  const { palette, axis, tooltip, grid } = useLook();
  const data = statistics.kinds.map(({ kind, figures: { resolved, rejected } }) => ({
    kind: translate(`kind.${kind}`),
    resolved,
    rejected,
  }));
  return (
    <ResponsiveContainer width="100%" height={260}>
      <BarChart data={data} layout="vertical" accessibilityLayer barCategoryGap="20%">
        <CartesianGrid {...grid} horizontal={false} vertical />
        <XAxis type="number" {...axis} tickLine={false} allowDecimals={false} />
        <YAxis type="category" dataKey="kind" {...axis} tickLine={false} axisLine={false} width={150} />
        <Tooltip {...tooltip} />
        <Legend wrapperStyle={{ fontSize: 13 }} itemSorter={null} />
        <Bar dataKey="resolved" stackId="a" name={translate('status.RESOLVED')} fill={palette.primary.main} isAnimationActive={false} />
        <Bar dataKey="rejected" stackId="a" name={translate('status.REJECTED')} fill={palette.warning.main} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}
