/** Rows of a brought list: of whom each tells, and what is wrong with it. */
import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

interface Row {
  row: number;
  cells: { column: string; value: string }[];
  errors: { code: string; column?: string | null; message: string; reason?: string | null; suggestions: string[] }[];
}

export function ImportRows({ rows }: { rows: readonly Row[] }) {
  const translate = useTranslate();
  if (!rows.length) return null;
  const cell = (row: Row, column: string) => row.cells.find((each) => each.column === column)?.value;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('contacts.row')}</TableCell>
            <TableCell>{translate('contacts.rowOf')}</TableCell>
            <TableCell>{translate('contacts.wrongWith')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.row}>
              <TableCell sx={{ fontVariantNumeric: 'tabular-nums' }}>{row.row}</TableCell>
              <TableCell>
                {cell(row, 'Họ và tên') || '—'}
                <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
                  {cell(row, 'Mã đơn vị')}
                </Typography>
              </TableCell>
              <TableCell>
                {row.errors.map(({ code, column, reason, suggestions }) => (
                  <Typography key={column} variant="body2" color="error">
                    {column ? `${column}: ` : ''}
                    {translate(`contacts.rowError.${reason ?? code}`, {
                      suggestions: suggestions.join('; '),
                      _: translate(`contacts.rowError.${code}`, { _: translate(`error.${code}`) }),
                    })}
                    {column && cell(row, column) ? ` («${cell(row, column)}»)` : ''}
                  </Typography>
                ))}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
