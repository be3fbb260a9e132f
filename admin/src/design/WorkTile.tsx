/** Work that waits: how much of it, and the way to it; the whole tile leads there. */
import { Card, CardActionArea, Typography } from '@mui/material';
import { Link } from 'react-router-dom';

interface Props {
  title: string;
  /** How much waits; undefined while it is on its way. */
  count: number | undefined;
  /** What it is about, in a sentence. */
  detail: string;
  to: string;
}

export const WorkTile = ({ title, count, detail, to }: Props) => (
  <Card>
    <CardActionArea component={Link} to={to} sx={{ p: 2, height: '100%' }}>
      <Typography variant="body2" color="textSecondary">
        {title}
      </Typography>
      <Typography sx={{ fontSize: '1.75rem', fontWeight: 600, lineHeight: 1.3, fontVariantNumeric: 'tabular-nums' }}>
        {count === undefined ? '…' : count.toLocaleString('vi')}
      </Typography>
      <Typography variant="caption" color="textSecondary">
        {detail}
      </Typography>
    </CardActionArea>
  </Card>
);
