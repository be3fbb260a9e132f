/** One of many, to be chosen beside what is chosen: what matters in bold, what tells it apart below, its urgency beside it. */
import { ButtonBase, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

interface Props {
  id: string;
  to: string;
  isChosen: boolean;
  title: string;
  /** At the end of the first line. */
  mark: ReactNode;
  detail: ReactNode;
}

export const ListRow = ({ id, to, isChosen, title, mark, detail }: Props) => (
  <ButtonBase
    id={id}
    component={Link}
    to={to}
    aria-current={isChosen ? 'true' : undefined}
    sx={{
      display: 'block',
      width: '100%',
      px: 1.5,
      py: 1,
      textAlign: 'start',
      borderBottom: 1,
      borderColor: 'divider',
      bgcolor: isChosen ? 'action.selected' : 'background.paper',
      '&:hover': { bgcolor: isChosen ? 'action.selected' : 'action.hover' },
    }}
  >
    <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between', alignItems: 'baseline' }}>
      <Typography variant="body2" component="span" noWrap sx={{ fontWeight: 600 }}>
        {title}
      </Typography>
      {mark}
    </Stack>
    <Typography variant="caption" component="span" color="textSecondary" noWrap sx={{ display: 'block', mt: 0.25 }}>
      {detail}
    </Typography>
  </ButtonBase>
);
