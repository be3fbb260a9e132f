/** Asking again with better proof. */
import { useState } from 'react';
import { ReopenComplaintDocument } from '../../generated/graphql.ts';
import { type Errors, toErrors } from '../fields/errors.ts';
import { Field } from '../fields/Field.tsx';
import { Photos } from '../filing/Photos.tsx';
import { ask, type UploadedPhoto } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';

export function Reopen({ code, phone, until, onDone }: { code: string; phone: string; until: string; onDone: () => void }) {
  const { text, moment } = useMessages();
  const [explanation, setExplanation] = useState('');
  const [photos, setPhotos] = useState<UploadedPhoto[]>([]);
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const outcome = await ask(ReopenComplaintDocument, { input: { code, phone, explanation, photoIds: photos.map(({ id }) => id) } }).catch(
      () => undefined,
    );
    setErrors(outcome ? toErrors(outcome.reopenComplaint.errors) : { '': 'error.UNAVAILABLE' });
    setBusy(false);
    if (outcome?.reopenComplaint.complaint) onDone();
  };
  const general = errors[''];
  return (
    <details className="reopen">
      <summary>{text('follow.reopen')}</summary>
      <p className="hint">{text('follow.reopenHint', { time: moment(until) })}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Photos photos={photos} onChange={setPhotos} onBusy={setBusy} />
        <Field path="explanation" label="follow.explanation" errors={errors}>
          {(control) => (
            <textarea {...control} rows={4} maxLength={2000} value={explanation} onChange={(event) => setExplanation(event.target.value)} />
          )}
        </Field>
        {general && (
          <p className="error" role="alert">
            {text(general)}
          </p>
        )}
        <button type="submit" className="submit" disabled={busy}>
          {text('follow.reopenSubmit')}
        </button>
      </form>
    </details>
  );
}
