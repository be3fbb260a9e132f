import { Chip } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { IdentityStatus } from '../../generated/graphql.ts';

const COLOURS = {
  VERIFIED: 'success',
  MISMATCHED: 'error',
  UNVERIFIED: 'default',
  WITHOUT_ID: 'warning',
  MALFORMED_ID: 'warning',
} as const;

/** What the population database says of a person. */
export function IdentityChip({ status }: { status: IdentityStatus }) {
  const translate = useTranslate();
  return <Chip size="small" variant="outlined" color={COLOURS[status]} label={translate(`identity.${status}`)} />;
}
