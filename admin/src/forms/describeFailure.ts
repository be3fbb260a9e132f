/** A failure in the reader's words: what it is about, and what is wrong with it. */
import type { useTranslate } from 'react-admin';
import type { FailureFragment } from '../../generated/graphql.ts';
import { showMoment } from '../format.ts';

/** @param events where the names of changes are translated: `event.CLAIMED` */
export function describeFailure(
  translate: ReturnType<typeof useTranslate>,
  { code, field, reason, conflict }: FailureFragment,
  events = 'change',
): string {
  if (conflict)
    return translate('error.STALE', {
      name: conflict.changedBy,
      change: translate(`${events}.${conflict.change}`, { _: translate('change.other') }),
      moment: showMoment(conflict.changedAt),
    });
  const name = field.findLast((part) => !/^\d+$/.test(part));
  const what = name && translate(`field.${name}`, { _: '' });
  const wrong = translate(`error.${code}`);
  return `${what ? `${what}: ` : ''}${reason ? translate(`error.reason.${reason}`, { _: wrong }) : wrong}`;
}
