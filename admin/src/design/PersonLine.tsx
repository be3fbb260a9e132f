/** A person in one line: their initials, their name, and what tells them from others of the same name. */
import { Avatar, Box, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** Of the family name and the given name, which comes last. */
export function initialsOf(fullName: string): string {
  const words = fullName.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase('vi') ?? '').join('');
}

interface Props {
  name: string;
  /** Date of birth, role, office. */
  detail?: ReactNode;
  /** The heading of a screen. */
  heading?: boolean;
}

export const PersonLine = ({ name, detail, heading = false }: Props) => (
  <Stack direction="row" spacing={1.25} sx={{ alignItems: 'center', minWidth: 0 }}>
    <Avatar
      aria-hidden
      sx={{
        width: heading ? 40 : 28,
        height: heading ? 40 : 28,
        fontSize: heading ? '0.9375rem' : '0.6875rem',
        fontWeight: 600,
        bgcolor: 'action.selected',
        color: 'text.primary',
      }}
    >
      {initialsOf(name)}
    </Avatar>
    <Box sx={{ minWidth: 0 }}>
      <Typography
        variant={heading ? 'h5' : 'body2'}
        component={heading ? 'h2' : 'span'}
        sx={{ fontWeight: 600, display: 'block', overflowWrap: 'anywhere' }}
      >
        {name}
      </Typography>
      {detail && (
        <Typography variant="caption" component="span" color="textSecondary" sx={{ display: 'block' }}>
          {detail}
        </Typography>
      )}
    </Box>
  </Stack>
);
