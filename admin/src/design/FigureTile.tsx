/** A figure with what it is held against: a target, the period before, its course. The whole tile leads to what it counts. */
import { Box, Card, CardActionArea, Stack, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { Sparkline } from './Sparkline.tsx';

interface Props {
  title: string;
  value: string;
  to?: string | undefined;
  urgency?: 'late' | 'soon' | undefined;
  /** The target, or how much it differs from the period before. */
  against?: string | undefined;
  course?: readonly number[] | undefined;
}

/** For who hears the page. */
const UNSEEN = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'pre',
} as const;

const COLORS = { late: 'error.main', soon: 'warning.main' } as const;

export function FigureTile({ title, value, to, urgency, against, course }: Props) {
  const content = (
    <>
      <Typography variant="body2" component="div" color="textSecondary">
        {title}
        <Box component="span" sx={UNSEEN}>
          :{' '}
        </Box>
      </Typography>
      <Typography
        component="div"
        sx={{
          fontSize: '1.6rem',
          fontWeight: 600,
          lineHeight: 1.3,
          fontVariantNumeric: 'tabular-nums',
          color: urgency ? COLORS[urgency] : 'text.primary',
        }}
      >
        {value}
      </Typography>
      <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', minHeight: 24 }}>
        <Typography variant="caption" color="textSecondary">
          {against}
        </Typography>
        {course && <Sparkline values={course} />}
      </Stack>
    </>
  );
  return (
    <Card sx={{ minWidth: 0 }}>
      {to ? (
        <CardActionArea component={Link} to={to} sx={{ p: 1.5, height: '100%' }}>
          {content}
        </CardActionArea>
      ) : (
        <div style={{ padding: 12 }}>{content}</div>
      )}
    </Card>
  );
}
