/** How urgent something is, in three steps: by the weight of the text, its colour and a thin mark, so that a row stays calm. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';

export type Urgency = 'late' | 'soon' | 'calm';

const COLORS = { late: 'error.main', soon: 'warning.main', calm: 'divider' } as const;

export const UrgencyMark = ({ urgency, children }: { urgency: Urgency; children: ReactNode }) => (
  <Box
    component="span"
    sx={{
      display: 'inline-block',
      pl: 1,
      borderLeft: '3px solid',
      borderColor: COLORS[urgency],
      color: urgency === 'calm' ? 'text.secondary' : COLORS[urgency],
      fontWeight: urgency === 'calm' ? 400 : 600,
      fontSize: '0.875rem',
      lineHeight: 1.4,
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    }}
  >
    {children}
  </Box>
);
