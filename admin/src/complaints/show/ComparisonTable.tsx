/** What is claimed beside what is on record, a field in each row, what differs on top; fits a phone. */
import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Compared, lastRowOpen } from './Compared.tsx';

export interface ComparedField {
  /** Name of the field in the messages. */
  field: string;
  claim: string;
  /** Undefined where there is no record. */
  record: string | undefined;
  differs: boolean;
  /** What is to be known of the claim. */
  warning?: string | undefined;
}

export function ComparisonTable({ fields }: { fields: readonly ComparedField[] }) {
  const translate = useTranslate();
  const absent = translate('screen.absent');
  const differencesFirst = fields.toSorted((a, b) => Number(b.differs) - Number(a.differs));
  return (
    <Table className="compared" size="small" sx={{ ...lastRowOpen, '& td': { overflowWrap: 'anywhere' } }}>
      <TableHead>
        <TableRow>
          <TableCell />
          <TableCell>{translate('screen.claim')}</TableCell>
          <TableCell>{translate('screen.record')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {differencesFirst.map(({ field, claim, record, differs, warning }) => (
          <TableRow key={field}>
            <TableCell component="th" scope="row">
              {translate(`field.${field}`)}
            </TableCell>
            <TableCell>
              {claim || '—'}
              {warning && (
                <Typography variant="caption" color="error" sx={{ display: 'block', fontWeight: 600 }}>
                  {warning}
                </Typography>
              )}
            </TableCell>
            <TableCell>{record === undefined ? '—' : <Compared value={record || absent} differs={differs && record !== ''} />}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
