import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { showMoment } from '../../format.ts';
import type { ComplaintOnScreen } from '../complaint.ts';

export function History({ events }: { events: ComplaintOnScreen['history'] }) {
  const translate = useTranslate();
  return (
    <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {events.map((event) => (
        <Box component="li" key={`${event.kind}${event.at}`} sx={{ borderLeft: 2, borderColor: 'divider', pl: 1.5, pb: 1 }}>
          <Typography variant="body2">
            <strong>{translate(`event.${event.kind}`)}</strong> · {event.by}
          </Typography>
          <Typography variant="caption" color="text.secondary" component="time" dateTime={event.at}>
            {showMoment(event.at)}
          </Typography>
          {event.note && <Typography variant="body2">{event.note}</Typography>}
        </Box>
      ))}
    </Box>
  );
}
