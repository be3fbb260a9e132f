/** A number that leads to the complaints behind it. */
import { Link as MuiLink } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { ComplaintScope } from '../../generated/graphql.ts';
import { DEFAULT_VIEW, type QueueFilter, searchOf } from '../complaints/queue/queueAddress.ts';

export type DrillFilter = QueueFilter & { tab: ComplaintScope };

export const addressOf = (filter: DrillFilter): string => `/complaints${searchOf({ ...DEFAULT_VIEW, filter })}`;

export function Drill({ filter, label, children }: { filter: DrillFilter; label?: string; children: ReactNode }) {
  return (
    <MuiLink component={Link} to={addressOf(filter)} color="inherit" underline="hover" aria-label={label}>
      {children}
    </MuiLink>
  );
}
