/** A part of a screen under a title of its own. */
import { Card, CardContent, Typography } from '@mui/material';
import type { ReactNode } from 'react';

export const Room = ({ title, children }: { title: string; children: ReactNode }) => (
  <Card component="section" aria-label={title}>
    <CardContent>
      <Typography variant="subtitle1" component="h3" sx={{ fontWeight: 600, mb: 1 }}>
        {title}
      </Typography>
      {children}
    </CardContent>
  </Card>
);
