/** What an app has called: by day, operation and what it came to. */
import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { showDate, showMoment } from '../format.ts';
import type { AppOnScreen } from './app.ts';

export function CallsTable({ calls }: { calls: AppOnScreen['calls'] }) {
  const translate = useTranslate();
  if (!calls.length) return <Typography color="textSecondary">{translate('partners.noCalls')}</Typography>;
  return (
    <Table size="small" sx={{ '& td, & th': { px: 1 }, fontVariantNumeric: 'tabular-nums' }}>
      <TableHead>
        <TableRow>
          {['day', 'operation', 'outcome'].map((name) => (
            <TableCell key={name}>{translate(`partners.column.${name}`)}</TableCell>
          ))}
          <TableCell align="right">{translate('partners.column.count')}</TableCell>
          <TableCell>{translate('partners.column.lastAt')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {calls.map(({ day, operation, outcome, count, lastAt }) => (
          <TableRow key={[day, operation, outcome].join('|')}>
            <TableCell>{showDate(day)}</TableCell>
            <TableCell sx={{ overflowWrap: 'anywhere' }}>{operation}</TableCell>
            <TableCell sx={outcome === 'ANSWERED' ? {} : { color: 'warning.main' }}>
              {translate(`partners.outcome.${outcome}`, { _: outcome })}
            </TableCell>
            <TableCell align="right">{count.toLocaleString('vi')}</TableCell>
            <TableCell>{showMoment(lastAt)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
