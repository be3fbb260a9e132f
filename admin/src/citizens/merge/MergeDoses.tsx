/** The doses of both records in the order of their days, and of each whether it counts or is the same injection as another. */
import { MenuItem, Table, TableBody, TableCell, TableHead, TableRow, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { MergedDoseInput } from '../../../generated/graphql.ts';
import { showDate } from '../../format.ts';
import { maySame, numbered, type RecordToMerge } from './mergeDoses.ts';

interface Props {
  records: readonly [RecordToMerge, RecordToMerge];
  doses: readonly MergedDoseInput[];
  onChange: (doses: MergedDoseInput[]) => void;
}

export function MergeDoses({ records, doses, onChange }: Props) {
  const translate = useTranslate();
  const known = new Map(records.flatMap((record, i) => (record.doses ?? []).map((dose) => [dose.id, { ...dose, record: i + 1 }] as const)));
  if (!doses.length) return null;
  const change = (id: string, sameAs: string) =>
    onChange(numbered(doses.map((dose) => (dose.id === id ? { ...dose, sameAs: sameAs || null } : dose))));
  return (
    <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
      <TableHead>
        <TableRow>
          {['injectedOn', 'vaccine', 'lotNumber', 'site'].map((field) => (
            <TableCell key={field}>{translate(`field.${field}`)}</TableCell>
          ))}
          <TableCell>{translate('merge.record')}</TableCell>
          <TableCell>{translate('merge.becomes')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {doses.map(({ id, doseNumber, sameAs }) => {
          const dose = known.get(id);
          if (!dose) return null;
          const sameInjections = doses.flatMap((each) => {
            const sameInjection = known.get(each.id);
            return sameInjection && each.id !== id && (each.id === sameAs || !each.sameAs) && maySame(dose, sameInjection)
              ? [sameInjection]
              : [];
          });
          return (
            <TableRow key={id} sx={sameAs ? { '& td': { color: 'text.secondary' } } : {}}>
              <TableCell>{showDate(dose.injectedOn)}</TableCell>
              <TableCell>{dose.vaccine.product}</TableCell>
              <TableCell>{dose.lotNumber ?? '—'}</TableCell>
              <TableCell>{dose.site?.name ?? '—'}</TableCell>
              <TableCell>{dose.record}</TableCell>
              <TableCell>
                <TextField
                  select
                  size="small"
                  margin="none"
                  variant="standard"
                  value={sameAs ?? ''}
                  onChange={(event) => change(id, event.target.value)}
                  slotProps={{
                    select: { displayEmpty: true },
                    htmlInput: { 'aria-label': `${translate('merge.becomes')}: ${showDate(dose.injectedOn)}` },
                  }}
                >
                  <MenuItem value="">{sameAs ? translate('merge.counts') : translate('merge.countsAs', { number: doseNumber })}</MenuItem>
                  {sameInjections.map((sameInjection) => (
                    <MenuItem key={sameInjection.id} value={sameInjection.id}>
                      {translate('merge.sameAs', {
                        day: showDate(sameInjection.injectedOn),
                        vaccine: sameInjection.vaccine.product,
                        record: sameInjection.record,
                      })}
                    </MenuItem>
                  ))}
                </TextField>
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
