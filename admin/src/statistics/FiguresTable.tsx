/** Rows of figures, each number with a way to the complaints behind it. */
import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow, type Theme } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Drill, type DrillFilter } from './Drill.tsx';
import { type ComplaintFigures, type Statistics, showHours, showNumber, showOnTime, showSatisfied } from './statistics.ts';

interface Row {
  key: string;
  name: ReactNode;
  now?: Statistics['now'];
  figures: ComplaintFigures;
  /** What all of the row's complaints have in common. */
  filter: Omit<DrillFilter, 'tab'>;
}

export function FiguresTable({ what, rows, days }: { what: string; rows: Row[]; days: { from: string; until: string } }) {
  const translate = useTranslate();
  const withNow = rows.some(({ now }) => now);
  const head = [...(withNow ? ['open', 'dueSoon', 'breached', 'received'] : []), 'closed', 'late', 'onTime', 'median', 'p90', 'satisfied'];
  const number = (value: number, filter: DrillFilter) => (value ? <Drill filter={filter}>{showNumber(value)}</Drill> : '0');
  return (
    // Wider than the screen it scrolls, also by keyboard.
    <TableContainer tabIndex={0}>
      <Table
        size="small"
        sx={{ '& td, & th': { whiteSpace: 'nowrap' }, '& td:not(:first-of-type)': { fontVariantNumeric: 'tabular-nums' } }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{what}</TableCell>
            {head.map((name) => (
              <TableCell key={name} align="right">
                {translate(`statistics.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ key, name, now, figures, filter }) => (
            <TableRow key={key} hover>
              <TableCell>{name}</TableCell>
              {now && (
                <>
                  <TableCell align="right">
                    {number(now.open, { tab: 'ALL', statuses: ['RECEIVED', 'IN_PROGRESS', 'RESOLVING'], ...filter })}
                  </TableCell>
                  <TableCell align="right">{number(now.dueSoon, { tab: 'DUE_SOON', ...filter })}</TableCell>
                  <TableCell align="right" sx={now.breached ? { color: 'error.main', fontWeight: 600 } : {}}>
                    {number(now.breached, { tab: 'BREACHED', ...filter })}
                  </TableCell>
                  <TableCell align="right">{number(figures.received, { tab: 'ALL', recorded: days, ...filter })}</TableCell>
                </>
              )}
              <TableCell align="right">{number(figures.closed, { tab: 'ALL', closed: days, ...filter })}</TableCell>
              <TableCell align="right">
                {number(figures.closed - figures.onTime, { tab: 'ALL', closed: days, onTime: false, ...filter })}
              </TableCell>
              <TableCell align="right" sx={bar(figures)}>
                {showOnTime(figures)}
              </TableCell>
              <TableCell align="right">{showHours(figures.medianHours)}</TableCell>
              <TableCell align="right">{showHours(figures.p90Hours)}</TableCell>
              <TableCell align="right">{showSatisfied(figures)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** How much of it was in time, as a bar behind the number. */
const bar = ({ closed, onTime }: Pick<ComplaintFigures, 'closed' | 'onTime'>) =>
  closed
    ? ({
        backgroundImage: ({ palette }: Theme) => `linear-gradient(${palette.action.selected}, ${palette.action.selected})`,
        backgroundSize: `${(100 * onTime) / closed}% 60%`,
        backgroundPosition: 'left center',
        backgroundRepeat: 'no-repeat',
      } as const)
    : {};
