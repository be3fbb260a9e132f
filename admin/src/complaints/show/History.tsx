/** What happened to a complaint, and whom its escalations notified, as one line of time. */

import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { showMoment } from '../../format.ts';
import { describeFailure } from '../../forms/describeFailure.ts';
import type { ComplaintOnScreen } from '../complaint.ts';

type Props = Pick<ComplaintOnScreen, 'escalationNotices' | 'mailRefusals'> & { events: ComplaintOnScreen['history'] };

export function History({ events, escalationNotices, mailRefusals }: Props) {
  const translate = useTranslate();
  const noteOf = ({ kind, note }: (typeof events)[number]) => (kind === 'LINKED' && note ? translate(`linkEvidence.${note}`) : note);
  const steps = [
    ...events.map((event) => ({
      key: event.kind + event.at,
      what: translate(`event.${event.kind}`),
      ...event,
      by: event.by.name,
      note: event.failures.length
        ? event.failures.map((failure) => describeFailure(translate, failure, 'event')).join('; ')
        : noteOf(event),
    })),
    ...mailRefusals.map(({ at, subject }) => ({ key: `mail ${at}`, at, what: translate('notice.mailRefused'), by: null, note: subject })),
    ...escalationNotices.map(({ id, kind, at, hours, notified }) => ({
      key: id,
      at,
      what: translate(`notice.${kind}`, { hours }),
      by: null,
      note: notified?.length
        ? translate('notice.notified', { names: notified.map(({ name }) => name).join(', ') })
        : translate(notified ? 'notice.nobody' : 'notice.waiting'),
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
      {steps.map(({ key, what, by, at, note }) => (
        <Box component="li" key={key} sx={{ borderLeft: 2, borderColor: by ? 'divider' : 'warning.main', pl: 1.5, pb: 1 }}>
          <Typography variant="body2">
            <strong>{what}</strong>
            {by && ` · ${by}`}
          </Typography>
          <Typography variant="caption" color="textSecondary" component="time" dateTime={at}>
            {showMoment(at)}
          </Typography>
          {note && <Typography variant="body2">{note}</Typography>}
        </Box>
      ))}
    </Box>
  );
}
