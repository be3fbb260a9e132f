/** A person's doses: those that count, and on demand those that were corrected or voided. */
import { Box, Button, Chip, FormControlLabel, Switch, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { DoseAction } from '../doses/DoseOfPersonDialog.tsx';
import { showDate } from '../format.ts';
import type { DoseShown } from './citizen.ts';

interface Props {
  doses: readonly DoseShown[];
  /** Absent where nothing may be changed. */
  onAct: ((action: DoseAction) => void) | undefined;
}

export function DosesOfPerson({ doses, onAct }: Props) {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const ended = doses.filter(({ status }) => status !== 'CURRENT').length;
  const shown = doses.filter(({ status }) => all || status === 'CURRENT');
  return (
    <>
      {shown.length === 0 && <Typography color="text.secondary">{translate('citizens.noDoses')}</Typography>}
      {shown.length > 0 && (
        <Box role="region" aria-label={translate('screen.doses')} tabIndex={0} sx={{ overflowX: 'auto' }}>
          <Table size="small" sx={{ '& td, & th': { px: 1 } }}>
            <TableHead>
              <TableRow>
                {['doseNumber', 'vaccine', 'injectedOn', 'lotNumber', 'site'].map((field) => (
                  <TableCell key={field}>{translate(`field.${field}`)}</TableCell>
                ))}
                <TableCell />
              </TableRow>
            </TableHead>
            <TableBody>
              {shown.map((dose) => {
                const current = dose.status === 'CURRENT';
                return (
                  <TableRow key={dose.id} sx={current ? {} : { '& td': { color: 'text.secondary' } }}>
                    <TableCell>{dose.doseNumber}</TableCell>
                    <TableCell>{dose.vaccine.product}</TableCell>
                    <TableCell>{showDate(dose.injectedOn)}</TableCell>
                    <TableCell>{dose.lotNumber ?? '—'}</TableCell>
                    <TableCell>{dose.site?.name ?? '—'}</TableCell>
                    <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                      {!current && <Chip size="small" label={translate(`doseStatus.${dose.status}`)} />}
                      {current && onAct && (
                        <>
                          <Button size="small" variant="text" onClick={() => onAct({ name: 'correctDose', dose })}>
                            {translate('citizens.correct')}
                          </Button>
                          <Button size="small" variant="text" color="error" onClick={() => onAct({ name: 'voidDose', dose })}>
                            {translate('citizens.void')}
                          </Button>
                        </>
                      )}
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </Box>
      )}
      {ended > 0 && (
        <FormControlLabel
          control={<Switch size="small" checked={all} onChange={(_, checked) => setAll(checked)} />}
          label={translate('citizens.showEnded', { smart_count: ended })}
        />
      )}
    </>
  );
}
