/** The person as they describe themselves beside the person on record; what differs is marked. */

import { Alert, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { sameSpelling } from '@so-tiem/platform/values/plainText';
import { useTranslate } from 'react-admin';
import { Contradictions } from '../../citizens/Contradictions.tsx';
import { showDate, showPhone } from '../../format.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { Compared, lastRowOpen } from './Compared.tsx';

export function PersonComparison({ complaint: { complainant, citizen } }: { complaint: ComplaintOnScreen }) {
  const translate = useTranslate();
  const identification = (document: { kind: string; number: string } | null | undefined) =>
    document ? `${document.kind} ${document.number}` : '';
  const rows: [string, string, string | undefined][] = [
    ['fullName', complainant.fullName, citizen?.fullName],
    ['dateOfBirth', showDate(complainant.dateOfBirth), citizen && showDate(citizen.dateOfBirth)],
    ['gender', translate(`gender.${complainant.gender}`), citizen && translate(`gender.${citizen.gender}`)],
    ['identification', identification(complainant.identification), citizen && identification(citizen.identification)],
    ['phone', showPhone(complainant.phone), citizen ? showPhone(citizen.phone ?? '') : undefined],
    ['address', complainant.address ?? '', citizen ? (citizen.address ?? '') : undefined],
  ].map(([field, claim, record]) => [field ?? '', claim ?? '', record ?? undefined]);
  return (
    <>
      {complainant.masked && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('screen.masked')}
        </Alert>
      )}
      <Contradictions fields={citizen?.cccdContradictions ?? complainant.cccdContradictions} />
      <Table size="small" sx={lastRowOpen}>
        <TableHead>
          <TableRow>
            <TableCell />
            <TableCell>{translate('screen.claim')}</TableCell>
            <TableCell>{translate('screen.record')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(([field, claim, record]) => (
            <TableRow key={field}>
              <TableCell component="th" scope="row">
                {translate(`field.${field}`)}
              </TableCell>
              <TableCell>{claim || '—'}</TableCell>
              <TableCell>
                {record === undefined ? (
                  '—'
                ) : (
                  <Compared
                    value={record || '—'}
                    differs={Boolean(claim) && !sameSpelling(claim, record) && !(field === 'dateOfBirth' && record.endsWith(claim))}
                  />
                )}
              </TableCell>
            </TableRow>
          ))}
          {citizen && (
            <TableRow>
              <TableCell component="th" scope="row">
                {translate('field.identityStatus')}
              </TableCell>
              <TableCell>—</TableCell>
              <TableCell>{translate(`identity.${citizen.identityStatus}`)}</TableCell>
            </TableRow>
          )}
        </TableBody>
      </Table>
    </>
  );
}
