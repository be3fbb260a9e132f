/** Two records of one person side by side, field by field: which one stays, and from which each field is taken. */
import { Radio, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { MergeableField } from '../../../generated/graphql.ts';
import { showDate, showPhone } from '../../format.ts';
import { IdentityChip } from '../IdentityChip.tsx';
import type { RecordToMerge } from './mergeDoses.ts';

export const FIELDS: Record<MergeableField, { name: string; show: (record: RecordToMerge, translate: (key: string) => string) => string }> =
  {
    FULL_NAME: { name: 'fullName', show: ({ fullName }) => fullName },
    DATE_OF_BIRTH: { name: 'dateOfBirth', show: ({ dateOfBirth }) => showDate(dateOfBirth) },
    GENDER: { name: 'gender', show: ({ gender }, translate) => translate(`gender.${gender}`) },
    IDENTITY_DOCUMENT: { name: 'identityDocument', show: ({ identityDocument: id }) => (id ? `${id.kind} ${id.number}` : '') },
    HEALTH_INSURANCE_NUMBER: { name: 'healthInsuranceNumber', show: ({ healthInsuranceNumber }) => healthInsuranceNumber ?? '' },
    PHONE: { name: 'phone', show: ({ phone }) => (phone ? showPhone(phone) : '') },
    EMAIL: { name: 'email', show: ({ email }) => email ?? '' },
    ADDRESS: { name: 'address', show: ({ address }) => address ?? '' },
    RESIDENCE: { name: 'communeCode', show: ({ commune }) => commune?.name ?? commune?.code ?? '' },
    NATIONALITY: { name: 'nationality', show: ({ nationality }) => nationality },
  };

interface Props {
  records: readonly [RecordToMerge, RecordToMerge];
  survivorId: string;
  /** Of each field: the record that it is taken from. */
  from: Partial<Record<MergeableField, string>>;
  onKeep: (id: string) => void;
  onTake: (field: MergeableField, id: string) => void;
}

export function MergeFields({ records, survivorId, from, onKeep, onTake }: Props) {
  const translate = useTranslate();
  return (
    <Table size="small" sx={{ '& td, & th': { px: 1 }, '& th:first-of-type': { fontWeight: 400 } }}>
      <TableHead>
        <TableRow>
          <TableCell>{translate('merge.survivor')}</TableCell>
          {records.map(({ id, identityStatus }, i) => (
            <TableCell key={id}>
              <Radio
                name="survivor"
                size="small"
                checked={id === survivorId}
                onChange={() => onKeep(id)}
                slotProps={{ input: { 'aria-label': translate('merge.keepRecord', { number: i + 1 }) } }}
              />
              {translate('merge.recordNumber', { number: i + 1 })} <IdentityChip status={identityStatus} />
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {(Object.keys(FIELDS) as MergeableField[]).map((field) => {
          const { name, show } = FIELDS[field];
          const values = records.map((record) => show(record, translate));
          const differs = values[0] !== values[1];
          if (!differs && !values[0]) return null;
          return (
            <TableRow key={field}>
              <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>
                {translate(`field.${name}`)}
              </TableCell>
              {records.map(({ id }, i) => (
                <TableCell key={id} sx={differs ? { bgcolor: from[field] === id ? 'action.selected' : undefined } : {}}>
                  {differs && (
                    <Radio
                      name={field}
                      size="small"
                      checked={from[field] === id}
                      onChange={() => onTake(field, id)}
                      slotProps={{ input: { 'aria-label': `${translate(`field.${name}`)}: ${values[i] || '—'}` } }}
                    />
                  )}
                  <Typography variant="body2" component="span" sx={{ overflowWrap: 'anywhere' }}>
                    {values[i] || '—'}
                  </Typography>
                </TableCell>
              ))}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
