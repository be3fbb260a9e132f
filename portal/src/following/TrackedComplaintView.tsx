/** A complaint as its citizen follows it: what happens now, who has it, until when, what was decided and why. */
import { showPartialDate } from '@so-tiem/platform/values/partialDate';
import { serverNow } from '@so-tiem/platform/values/serverClock';
import { Fragment } from 'react';
import type { TrackedFragment } from '../../generated/graphql.ts';
import { type MessageKey, useMessages } from '../messages/messages.tsx';

export function TrackedComplaintView({ complaint }: { complaint: TrackedFragment }) {
  const { text, moment } = useMessages();
  const { decision, responsible } = complaint;
  const office = responsible.site?.name ?? responsible.administrativeUnit?.name ?? '—';
  const now = whatHappensNow(complaint);
  const claimed = ({ injectedOn, vaccine, lotNumber }: TrackedFragment['claimedDoses'][number]) =>
    [
      injectedOn ? showPartialDate(injectedOn) : text('doses.dateUnknown'),
      vaccine?.product,
      lotNumber && text('check.lot', { lot: lotNumber }),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <section className="tracked" aria-labelledby="tracked-status">
      <p className="code">
        <output>{complaint.code}</output>
      </p>
      <h2 id="tracked-status" className={`status ${complaint.status.toLowerCase()}`}>
        {text(`status.${complaint.status}`)}
      </h2>
      {now && <p>{text(now, { office, deadline: moment(complaint.deadline) })}</p>}
      {decision && (
        <div className="decision">
          {decision.rejectionReason && <p>{text(`reason.${decision.rejectionReason}`)}</p>}
          {decision.outcome && <p>{text(`outcome.${decision.outcome}`)}</p>}
          {decision.note && <p>{decision.note}</p>}
          {complaint.history.some(({ kind }) => kind === 'MERGED') && <p>{text('decision.elsewhere')}</p>}
        </div>
      )}
      <dl>
        <dt>{text('follow.kind')}</dt>
        <dd>{text(`kind.${complaint.kind}`)}</dd>
        <dt>{text('follow.responsible')}</dt>
        <dd>{office}</dd>
        <dt>{text('follow.recordedAt')}</dt>
        <dd>{moment(complaint.recordedAt)}</dd>
        {!decision && (
          <>
            <dt>{text('follow.deadline')}</dt>
            <dd>{moment(complaint.deadline)}</dd>
          </>
        )}
      </dl>
      <h3>{text('follow.told')}</h3>
      <dl>
        {complaint.claimedDoses.map((dose) => (
          <Fragment key={dose.doseNumber}>
            <dt>{text('doses.dose', { number: dose.doseNumber })}</dt>
            <dd>{claimed(dose)}</dd>
          </Fragment>
        ))}
        {complaint.attached > 0 && (
          <>
            <dt>{text('proof.photos')}</dt>
            <dd>{text('check.photos', { count: complaint.attached })}</dd>
          </>
        )}
        {complaint.description && (
          <>
            <dt>{text('proof.description')}</dt>
            <dd>{complaint.description}</dd>
          </>
        )}
      </dl>
      <h3>{text('follow.history')}</h3>
      <ol className="history">
        {complaint.history.map((event) => (
          <li key={`${event.kind}${event.at}`}>
            <time dateTime={event.at}>{moment(event.at)}</time> {text(`event.${event.kind}` as MessageKey)}
            {event.text && <blockquote>{event.text}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Undefined once it is finished: then the decision tells. */
function whatHappensNow({ status, deadline }: TrackedFragment): MessageKey | undefined {
  const late = Date.parse(deadline) < serverNow();
  switch (status) {
    case 'RECEIVED':
      return late ? 'now.late' : 'now.RECEIVED';
    case 'IN_PROGRESS':
      return late ? 'now.late' : 'now.IN_PROGRESS';
    case 'RESOLVING':
      return 'now.RESOLVING';
    default:
      return undefined;
  }
}
