import { Link } from 'wouter';
import type { MyRecordQuery } from '../../generated/graphql.ts';
import { useMessages } from '../messages/messages.tsx';
import type { About } from './complaintAbout.ts';

interface Props {
  record: NonNullable<MyRecordQuery['myRecord']>;
  onComplain: (about: About) => void;
  onClose: () => void;
}

const showDate = (date: string) => date.split('-').reverse().join('/');

/** The record itself. */
export function MyRecord({ record, onComplain, onClose }: Props) {
  const { text, moment } = useMessages();
  const next = Math.max(0, ...record.doses.map(({ doseNumber }) => doseNumber)) + 1;
  return (
    <>
      <section aria-labelledby="who" className="tracked">
        <h2 id="who">{record.fullName}</h2>
        <p>
          {showDate(record.dateOfBirth)} · {text(`person.${record.gender}`)}
          {record.maskedNumber && ` · ${record.maskedNumber}`}
        </p>
        <p>{text(`identity.${record.identityStatus}`)}</p>
        <button type="button" className="quiet" onClick={() => onComplain({ kind: 'PERSON_WRONG' })}>
          {text('record.personWrong')}
        </button>
      </section>
      <h2>{text('record.doses')}</h2>
      {record.doses.length === 0 && <p>{text('record.noDoses')}</p>}
      <ul className="doses">
        {record.doses.map((dose) => (
          <li key={dose.id}>
            <strong>{text('doses.dose', { number: dose.doseNumber })}</strong>
            <span>
              {dose.vaccine.product} ({dose.vaccine.manufacturer})
            </span>
            <span>
              {showDate(dose.injectedOn)}
              {dose.lotNumber && ` · ${text('doses.lot')} ${dose.lotNumber}`}
            </span>
            <span>{[dose.site?.name, dose.site?.district?.name, dose.site?.province?.name].filter(Boolean).join(', ')}</span>
            <button
              type="button"
              className="quiet"
              aria-label={text('record.doseWrongLabel', { number: dose.doseNumber })}
              onClick={() => onComplain({ kind: 'DOSE_WRONG', dose })}
            >
              {text('record.doseWrong')}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="submit" onClick={() => onComplain({ kind: 'DOSE_MISSING', doseNumber: next })}>
        {text('record.doseMissing')}
      </button>
      {record.complaints.length > 0 && (
        <>
          <h2>{text('record.complaints')}</h2>
          <ul className="doses">
            {record.complaints.map((complaint) => (
              <li key={complaint.code}>
                <strong>{complaint.code}</strong>
                <span>
                  {text(`kind.${complaint.kind}`)} · {text(`status.${complaint.status}`)}
                </span>
                <span>{moment(complaint.recordedAt)}</span>
                <Link href={`/tra-cuu?ma=${complaint.code}`}>{text('done.follow')}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <button type="button" className="quiet" onClick={onClose}>
          {text('record.close')}
        </button>
      </p>
    </>
  );
}
