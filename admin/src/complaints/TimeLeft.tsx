/** The time that is left, as text and a mark; counts down by itself. */
import { serverNow } from '@so-tiem/platform/values/serverClock';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { UrgencyMark } from '../design/UrgencyMark.tsx';
import { showMoment } from '../format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export function TimeLeft({ deadline, closedAt }: { deadline: string; closedAt: string | null }) {
  const translate = useTranslate();
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (closedAt) return;
    const timer = setInterval(() => setNow(serverNow()), 30_000);
    return () => clearInterval(timer);
  }, [closedAt]);
  if (closedAt) return <UrgencyMark urgency="calm">{translate('time.closed', { moment: showMoment(closedAt) })}</UrgencyMark>;

  const left = new Date(deadline).getTime() - now;
  const [away, minutes, hours] = [Math.abs(left), Math.floor(Math.abs(left) / MINUTE) % 60, Math.floor(Math.abs(left) / HOUR)];
  const duration =
    away < HOUR
      ? translate('time.minutes', { minutes })
      : away < 24 * HOUR
        ? translate('time.hours', { hours, minutes })
        : translate('time.days', { days: Math.floor(hours / 24), hours: hours % 24 });
  return (
    <UrgencyMark urgency={left < 0 ? 'late' : left < 12 * HOUR ? 'soon' : 'calm'}>
      {translate(left < 0 ? 'time.over' : 'time.left', { duration })}
    </UrgencyMark>
  );
}
