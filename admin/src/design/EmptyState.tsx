/** Nothing is here: says so, and what can be done about it. */
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import { Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

export const EmptyState = ({ text, children }: { text: string; children?: ReactNode }) => (
  <Stack spacing={1} sx={{ py: 5, px: 2, alignItems: 'center', color: 'text.secondary', textAlign: 'center' }}>
    <InboxOutlined fontSize="large" aria-hidden />
    <Typography>{text}</Typography>
    {children}
  </Stack>
);
