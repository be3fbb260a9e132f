/** The person as they describe themselves beside the person on record; what differs is marked. */

import { Alert } from '@mui/material';
import { sameSpelling } from '@so-tiem/platform/values/plainText';
import { useTranslate } from 'react-admin';
import { Contradictions } from '../../citizens/Contradictions.tsx';
import { showDate, showPhone } from '../../format.ts';
import type { ComplaintOnScreen } from '../complaint.ts';
import { type ComparedField, ComparisonTable } from './ComparisonTable.tsx';

export function PersonComparison({ complaint: { complainant, citizen, mailRefusals } }: { complaint: ComplaintOnScreen }) {
  const translate = useTranslate();
  const identityDocument = (document: { kind: string; number: string } | null | undefined) =>
    document ? `${document.kind} ${document.number}` : '';
  const compare = (field: string, claim: string | null | undefined, record: string | null | undefined): ComparedField => ({
    field,
    claim: claim ?? '',
    record: citizen ? (record ?? '') : undefined,
    // Of a birth of which they know the year alone, the day on record is no other one.
    differs: Boolean(claim) && !sameSpelling(claim ?? '', record ?? '') && !(field === 'dateOfBirth' && record?.endsWith(claim ?? '')),
  });
  const fields = [
    compare('fullName', complainant.fullName, citizen?.fullName),
    compare('dateOfBirth', showDate(complainant.dateOfBirth), citizen && showDate(citizen.dateOfBirth)),
    compare('gender', translate(`gender.${complainant.gender}`), citizen && translate(`gender.${citizen.gender}`)),
    compare('identityDocument', identityDocument(complainant.identityDocument), identityDocument(citizen?.identityDocument)),
    compare('phone', showPhone(complainant.phone), citizen?.phone && showPhone(citizen.phone)),
    { ...compare('email', complainant.email, citizen?.email), warning: mailRefusals.length ? translate('notice.mailRefused') : undefined },
    compare('address', complainant.address, citizen?.address),
    ...(citizen ? [{ field: 'identityStatus', claim: '', record: translate(`identity.${citizen.identityStatus}`), differs: false }] : []),
  ];
  return (
    <>
      {complainant.masked && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {translate('screen.masked')}
        </Alert>
      )}
      <Contradictions fields={citizen?.cccdContradictions ?? complainant.cccdContradictions} />
      <ComparisonTable fields={fields} />
    </>
  );
}
