/** Where a unit stands now, and what the span came to against its targets and the span before; each figure leads to its complaints. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FigureTile } from '../design/FigureTile.tsx';
import { addressOf, type DrillFilter } from './Drill.tsx';
import {
  type ComplaintFigures,
  everyDay,
  type Statistics,
  showChange,
  showHours,
  showNumber,
  showOnTime,
  showSatisfied,
} from './statistics.ts';

interface Props {
  statistics: Statistics;
  /** Of as many days before; undefined while it is not known. */
  before: ComplaintFigures | undefined;
  unit: string;
  days: { from: string; until: string };
}

interface Figure {
  name: string;
  value: string;
  filter?: DrillFilter;
  urgency?: 'late' | 'soon' | undefined;
  against?: string | undefined;
  course?: number[];
}

const TILES = { display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, minmax(0, 1fr))' } } as const;

export function Numbers({ statistics, before, unit, days }: Props) {
  const translate = useTranslate();
  const { now, total } = statistics;
  const within = { unit: unit === 'VN' ? null : unit };
  const known = new Map(statistics.days.map(({ day, figures }) => [day, figures]));
  const course = (of: (figures: ComplaintFigures) => number) =>
    everyDay(days).map((day) => {
      const figures = known.get(day);
      return figures ? of(figures) : 0;
    });
  const change = (of: (figures: ComplaintFigures) => number) => before && showChange(translate, of(total), of(before));
  const late = ({ closed, onTime }: ComplaintFigures) => closed - onTime;
  const standing: Figure[] = [
    { name: 'open', value: showNumber(now.open), filter: { tab: 'ALL', statuses: ['RECEIVED', 'IN_PROGRESS', 'RESOLVING'], ...within } },
    { name: 'unassigned', value: showNumber(now.unassigned), filter: { tab: 'UNASSIGNED', ...within } },
    {
      name: 'dueSoon',
      value: showNumber(now.dueSoon),
      filter: { tab: 'DUE_SOON', ...within },
      urgency: now.dueSoon ? 'soon' : undefined,
    },
    {
      name: 'breached',
      value: showNumber(now.breached),
      filter: { tab: 'BREACHED', ...within },
      urgency: now.breached ? 'late' : undefined,
      against: translate('statistics.target', { target: '0' }),
    },
  ];
  const span: Figure[] = [
    {
      name: 'received',
      value: showNumber(total.received),
      filter: { tab: 'ALL', recorded: days, ...within },
      against: change(({ received }) => received),
      course: course(({ received }) => received),
    },
    {
      name: 'closed',
      value: showNumber(total.closed),
      filter: { tab: 'ALL', closed: days, ...within },
      against: change(({ closed }) => closed),
      course: course(({ closed }) => closed),
    },
    {
      name: 'late',
      value: showNumber(late(total)),
      filter: { tab: 'ALL', closed: days, onTime: false, ...within },
      urgency: late(total) ? 'late' : undefined,
      against: change(late),
      course: course(late),
    },
    {
      name: 'onTime',
      value: showOnTime(total),
      filter: { tab: 'ALL', closed: days, onTime: true, ...within },
      against: translate('statistics.target', { target: '100 %' }),
    },
    { name: 'median', value: showHours(total.medianHours), against: before && showBefore(translate, showHours(before.medianHours)) },
    { name: 'p90', value: showHours(total.p90Hours), against: translate('statistics.target', { target: showHours(DEADLINE_HOURS) }) },
    { name: 'satisfied', value: showSatisfied(total), against: before && showBefore(translate, showSatisfied(before)) },
    {
      name: 'dissatisfied',
      value: showNumber(total.dissatisfied),
      filter: { tab: 'ALL', closed: days, satisfied: false, ...within },
      against: change(({ dissatisfied }) => dissatisfied),
    },
  ];
  const tile = ({ name, filter, ...further }: Figure) => (
    <FigureTile key={name} title={translate(`statistics.${name}`)} to={filter && addressOf(filter)} {...further} />
  );
  return (
    <>
      <Box sx={TILES}>{standing.map(tile)}</Box>
      <Box sx={TILES}>{span.map(tile)}</Box>
    </>
  );
}

/** Official Letter 9458: each complaint within 48 hours. */
const DEADLINE_HOURS = 48;

const showBefore = (translate: (name: string, values: object) => string, value: string): string | undefined =>
  value === '—' ? undefined : translate('statistics.before', { value });
