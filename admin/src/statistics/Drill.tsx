/** A number that leads to the complaints behind it. */
import { Link as MuiLink } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { ComplaintFilter, ComplaintScope } from '../../generated/graphql.ts';

export type DrillFilter = ComplaintFilter & { tab: ComplaintScope };

export function Drill({ filter, label, children }: { filter: DrillFilter; label?: string; children: ReactNode }) {
  return (
    <MuiLink component={Link} to="/complaints" state={{ filter }} color="inherit" underline="hover" aria-label={label}>
      {children}
    </MuiLink>
  );
}
