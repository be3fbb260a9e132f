import type { TrackComplaintQuery } from '../../generated/graphql.ts';
import { type MessageKey, useMessages } from '../messages/messages.tsx';

export function TrackedComplaintView({ complaint }: { complaint: NonNullable<TrackComplaintQuery['trackComplaint']> }) {
  const { text, moment } = useMessages();
  const { decision, responsible } = complaint;
  return (
    <section className="tracked" aria-labelledby="tracked-status">
      <p className="code">
        <output>{complaint.code}</output>
      </p>
      <h2 id="tracked-status" className={`status ${complaint.status.toLowerCase()}`}>
        {text(`status.${complaint.status}`)}
      </h2>
      {decision && (
        <div className="decision">
          {decision.reason && <p>{text(`reason.${decision.reason}`)}</p>}
          {decision.outcome && <p>{text(`outcome.${decision.outcome}`)}</p>}
          {decision.note && <p>{decision.note}</p>}
        </div>
      )}
      <dl>
        <dt>{text('follow.kind')}</dt>
        <dd>{text(`kind.${complaint.kind}`)}</dd>
        <dt>{text('follow.responsible')}</dt>
        <dd>{responsible.site?.name ?? responsible.administrativeUnit?.name ?? '—'}</dd>
        <dt>{text('follow.recordedAt')}</dt>
        <dd>{moment(complaint.recordedAt)}</dd>
        {!decision && (
          <>
            <dt>{text('follow.deadline')}</dt>
            <dd>{moment(complaint.deadline)}</dd>
          </>
        )}
      </dl>
      <h3>{text('follow.history')}</h3>
      <ol className="history">
        {complaint.history.map((event) => (
          <li key={`${event.kind}${event.at}`}>
            <time dateTime={event.at}>{moment(event.at)}</time> {text(`event.${event.kind}` as MessageKey)}
          </li>
        ))}
      </ol>
    </section>
  );
}
