/** Claimed doses beside recorded ones, by dose number; what is missing or differs is marked. */

import { Box, Chip, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { sameSpelling } from '@so-tiem/platform/values/plainText';
import { useTranslate } from 'react-admin';
import { showDate } from '../../format.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { Compared, lastRowOpen } from './Compared.tsx';

type Claimed = ComplaintOnScreen['claimedDoses'][number];
type Recorded = NonNullable<NonNullable<ComplaintOnScreen['citizen']>['doses']>[number];

export function DoseComparison({ complaint: { claimedDoses, citizen } }: { complaint: ComplaintOnScreen }) {
  const translate = useTranslate();
  const recorded = citizen?.doses ?? [];
  const numbers = [...new Set([...claimedDoses, ...recorded].map((dose) => dose.doseNumber))].sort((a, b) => a - b);
  if (!numbers.length) return <>—</>;
  return (
    <Box role="region" aria-label={translate('screen.doses')} tabIndex={0} sx={{ overflowX: 'auto' }}>
      <Table size="small" sx={lastRowOpen}>
        <TableHead>
          <TableRow>
            {['doseNumber', '', 'vaccine', 'injectedOn', 'lotNumber', 'site'].map((field) => (
              <TableCell key={field}>{field && translate(`field.${field}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {numbers.flatMap((number) => {
            const claim = claimedDoses.find((dose) => dose.doseNumber === number);
            const record = recorded.find((dose) => dose.doseNumber === number);
            return [
              claim && <ClaimRow key={`c${number}`} claim={claim} missing={Boolean(citizen) && !record} />,
              record && <RecordRow key={record.id} record={record} claim={claim} />,
            ];
          })}
        </TableBody>
      </Table>
    </Box>
  );
}

function ClaimRow({ claim, missing }: { claim: Claimed; missing: boolean }) {
  const translate = useTranslate();
  const unknown = translate('screen.unknownDose');
  return (
    <TableRow sx={{ '& td': { borderBottom: missing ? undefined : 0 } }}>
      <TableCell>{claim.doseNumber}</TableCell>
      <TableCell>
        {translate('screen.claim')} {missing && <Chip size="small" color="error" label={translate('screen.missing')} />}
      </TableCell>
      <TableCell>{claim.vaccine?.product ?? unknown}</TableCell>
      <TableCell>{claim.injectedOn ? showDate(claim.injectedOn) : translate('screen.notRemembered')}</TableCell>
      <TableCell>{claim.lotNumber ?? unknown}</TableCell>
      <TableCell>{claim.site?.name ?? unknown}</TableCell>
    </TableRow>
  );
}

function RecordRow({ record, claim }: { record: Recorded; claim: Claimed | undefined }) {
  const translate = useTranslate();
  const differs = (claimed: string | null | undefined, recorded: string | null | undefined) =>
    Boolean(claimed) && !sameSpelling(claimed ?? '', recorded ?? '');
  return (
    <TableRow>
      <TableCell>{record.doseNumber}</TableCell>
      <TableCell>{translate('screen.record')}</TableCell>
      <TableCell>
        <Compared value={record.vaccine.product} differs={differs(claim?.vaccine?.product, record.vaccine.product)} />
      </TableCell>
      <TableCell>
        <Compared value={showDate(record.injectedOn)} differs={differs(claim?.injectedOn, record.injectedOn)} />
      </TableCell>
      <TableCell>
        <Compared value={record.lotNumber ?? '—'} differs={differs(claim?.lotNumber, record.lotNumber)} />
      </TableCell>
      <TableCell>
        <Compared value={record.site?.name ?? record.site?.code ?? '—'} differs={differs(claim?.site?.code, record.site?.code)} />
      </TableCell>
    </TableRow>
  );
}
