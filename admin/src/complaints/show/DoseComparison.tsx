/** Claimed doses beside recorded ones, by dose number; what is missing or differs is marked, and what is claimed is
 * on top. A table at a desk, cards on a phone. */

import { Box, Chip, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { sameSpelling } from '@so-tiem/platform/values/plainText';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { useIsMobile } from '../../design/useIsMobile.ts';
import { showDate } from '../../format.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { Compared, lastRowOpen } from './Compared.tsx';
import { type ComparedField, ComparisonTable } from './ComparisonTable.tsx';

type Claimed = ComplaintOnScreen['claimedDoses'][number];
type Recorded = NonNullable<NonNullable<ComplaintOnScreen['citizen']>['doses']>[number];

interface Pair {
  doseNumber: number;
  claim: Claimed | undefined;
  record: Recorded | undefined;
  /** Claimed, and not on the record, which is known. */
  missing: boolean;
}

export function DoseComparison({ complaint }: { complaint: ComplaintOnScreen }) {
  const narrow = useIsMobile();
  // What is missing or claimed otherwise is what the complaint is about.
  const pairs = pairsOf(complaint).toSorted((a, b) => Number(b.claim !== undefined) - Number(a.claim !== undefined));
  if (!pairs.length) return <>—</>;
  return narrow ? <Cards pairs={pairs} /> : <WideTable pairs={pairs} />;
}

function pairsOf({ claimedDoses, citizen }: ComplaintOnScreen): Pair[] {
  const recorded = citizen?.doses ?? [];
  const numbers = [...new Set([...claimedDoses, ...recorded].map((dose) => dose.doseNumber))].sort((a, b) => a - b);
  return numbers.map((doseNumber) => {
    const claim = claimedDoses.find((dose) => dose.doseNumber === doseNumber);
    const record = recorded.find((dose) => dose.doseNumber === doseNumber);
    return { doseNumber, claim, record, missing: Boolean(citizen && claim && !record) };
  });
}

/** What a pair says, field by field. */
function useFields() {
  const translate = useTranslate();
  return ({ claim, record }: Pair): ComparedField[] => {
    const field = (
      name: string,
      claimed: string | null | undefined,
      recorded: string | null | undefined,
      none = translate('screen.unknownDose'),
    ): ComparedField => ({
      field: name,
      claim: claim ? (claimed ?? none) : '',
      record: record && (recorded ?? ''),
      differs: Boolean(claimed) && !sameSpelling(claimed ?? '', recorded ?? ''),
    });
    return [
      field('vaccine', claim?.vaccine?.product, record?.vaccine.product),
      field(
        'injectedOn',
        claim?.injectedOn && showDate(claim.injectedOn),
        record && showDate(record.injectedOn),
        translate('screen.notRemembered'),
      ),
      field('lotNumber', claim?.lotNumber, record?.lotNumber),
      {
        ...field('site', claim?.site?.name, record?.site?.name ?? record?.site?.code),
        differs: Boolean(claim?.site) && claim?.site?.code !== record?.site?.code, // two sites may bear one name
      },
    ];
  };
}

function Cards({ pairs }: { pairs: readonly Pair[] }) {
  const translate = useTranslate();
  const fieldsOf = useFields();
  return pairs.map((pair) => (
    <Box key={pair.doseNumber} component="section" sx={{ '& + &': { mt: 2 } }}>
      <Typography variant="subtitle2" component="h4">
        {translate('screen.dose', { number: pair.doseNumber })} {pair.missing && <Missing />}
      </Typography>
      {pair.claim ? (
        <ComparisonTable fields={fieldsOf(pair)} />
      ) : (
        <Typography variant="body2">
          {fieldsOf(pair)
            .flatMap(({ record }) => record || [])
            .join(' · ')}
        </Typography>
      )}
    </Box>
  ));
}

function WideTable({ pairs }: { pairs: readonly Pair[] }) {
  const translate = useTranslate();
  const fieldsOf = useFields();
  return (
    <Box role="region" aria-label={translate('screen.doses')} tabIndex={0} sx={{ overflowX: 'auto' }}>
      <Table className="compared" size="small" sx={lastRowOpen}>
        <TableHead>
          <TableRow>
            {['doseNumber', '', 'vaccine', 'injectedOn', 'lotNumber', 'site'].map((field) => (
              <TableCell key={field}>{field && translate(`field.${field}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {pairs.map((pair) => {
            const fields = fieldsOf(pair);
            return (
              <Fragment key={pair.doseNumber}>
                {pair.claim && (
                  <TableRow sx={{ '& td': { borderBottom: pair.missing ? undefined : 0 } }}>
                    <TableCell>{pair.doseNumber}</TableCell>
                    <TableCell>
                      {translate('screen.claim')} {pair.missing && <Missing />}
                    </TableCell>
                    {fields.map(({ field, claim }) => (
                      <TableCell key={field}>{claim}</TableCell>
                    ))}
                  </TableRow>
                )}
                {pair.record && (
                  <TableRow>
                    <TableCell>{pair.doseNumber}</TableCell>
                    <TableCell>{translate('screen.record')}</TableCell>
                    {fields.map(({ field, record, differs }) => (
                      <TableCell key={field}>
                        <Compared value={record || '—'} differs={differs} />
                      </TableCell>
                    ))}
                  </TableRow>
                )}
              </Fragment>
            );
          })}
        </TableBody>
      </Table>
    </Box>
  );
}

function Missing() {
  const translate = useTranslate();
  return <Chip size="small" color="error" label={translate('screen.missing')} />;
}
