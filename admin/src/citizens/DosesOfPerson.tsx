/** A person's doses: those that count, and on demand those that were corrected or voided. A table at a desk, cards on a phone. */
import {
  Box,
  Button,
  Chip,
  FormControlLabel,
  Stack,
  Switch,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useIsMobile } from '../design/useIsMobile.ts';
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
  const narrow = useIsMobile();
  const [all, setAll] = useState(false);
  const ended = doses.filter(({ status }) => status !== 'CURRENT').length;
  const shown = doses.filter(({ status }) => all || status === 'CURRENT');
  return (
    <>
      {shown.length === 0 && <Typography color="textSecondary">{translate('citizens.noDoses')}</Typography>}
      {shown.length > 0 && (narrow ? <Cards doses={shown} onAct={onAct} /> : <WideTable doses={shown} onAct={onAct} />)}
      {ended > 0 && (
        <FormControlLabel
          control={<Switch size="small" checked={all} onChange={(_, checked) => setAll(checked)} />}
          label={translate('citizens.showEnded', { smart_count: ended })}
        />
      )}
    </>
  );
}

function Cards({ doses, onAct }: Props) {
  const translate = useTranslate();
  return (
    <Stack component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {doses.map((dose) => (
        <Box
          component="li"
          key={dose.id}
          sx={{ py: 1, '& + &': { borderTop: 1, borderColor: 'divider' }, color: dose.status === 'CURRENT' ? undefined : 'text.secondary' }}
        >
          <Typography sx={{ fontWeight: 600 }}>
            {translate('screen.dose', { number: dose.doseNumber })} · {dose.vaccine.product}
          </Typography>
          <Typography variant="body2">
            {showDate(dose.injectedOn)} · {translate('field.lotNumber')} {dose.lotNumber ?? '—'}
          </Typography>
          <Typography variant="body2">{dose.site?.name ?? '—'}</Typography>
          <Acts dose={dose} onAct={onAct} />
        </Box>
      ))}
    </Stack>
  );
}

function WideTable({ doses, onAct }: Props) {
  const translate = useTranslate();
  return (
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
          {doses.map((dose) => (
            <TableRow key={dose.id} sx={dose.status === 'CURRENT' ? {} : { '& td': { color: 'text.secondary' } }}>
              <TableCell>{dose.doseNumber}</TableCell>
              <TableCell>{dose.vaccine.product}</TableCell>
              <TableCell>{showDate(dose.injectedOn)}</TableCell>
              <TableCell>{dose.lotNumber ?? '—'}</TableCell>
              <TableCell>{dose.site?.name ?? '—'}</TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                <Acts dose={dose} onAct={onAct} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

/** Of a dose that counts what may be done to it; of another one what became of it. */
function Acts({ dose, onAct }: { dose: DoseShown; onAct: Props['onAct'] }) {
  const translate = useTranslate();
  if (dose.status !== 'CURRENT') return <Chip size="small" label={translate(`doseStatus.${dose.status}`)} />;
  if (!onAct) return null;
  return (
    <>
      <Button size="small" variant="text" onClick={() => onAct({ name: 'correctDose', dose })}>
        {translate('citizens.correct')}
      </Button>
      <Button size="small" variant="text" color="error" onClick={() => onAct({ name: 'voidDose', dose })}>
        {translate('citizens.void')}
      </Button>
    </>
  );
}
