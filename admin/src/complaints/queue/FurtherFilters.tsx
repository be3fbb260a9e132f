/** Conditions that came with a number that was followed here (statistics/Drill.tsx), each to be taken away. */
import { Chip, Stack } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { showDate } from '../../format.ts';

const FURTHER = ['recorded', 'closed', 'onTime', 'satisfied', 'assignee'] as const;

export function FurtherFilters() {
  const translate = useTranslate();
  const { filterValues, setFilters, displayedFilters } = useListContext();
  const given = FURTHER.filter((name) => filterValues[name] !== undefined);
  if (!given.length) return null;
  const label = (name: (typeof FURTHER)[number]) => {
    const value = filterValues[name];
    if (name === 'onTime') return translate(value ? 'statistics.filter.onTime' : 'statistics.filter.late');
    if (name === 'satisfied') return translate(value ? 'statistics.satisfied' : 'statistics.dissatisfied');
    if (name === 'assignee') return translate('statistics.filter.assignee');
    return translate(`statistics.filter.${name}`, { from: showDate(value.from), until: showDate(value.until) });
  };
  const without = (name: string) => Object.fromEntries(Object.entries(filterValues).filter(([each]) => each !== name));
  return (
    <Stack direction="row" spacing={1} sx={{ mt: 1 }}>
      {given.map((name) => (
        <Chip key={name} label={label(name)} onDelete={() => setFilters(without(name), displayedFilters)} />
      ))}
    </Stack>
  );
}
