/** Adding proof to a complaint that is not finished. */
import { useState } from 'react';
import { AddProofDocument } from '../../generated/graphql.ts';
import { type Errors, toErrors } from '../fields/errors.ts';
import { Field } from '../fields/Field.tsx';
import { Photos } from '../filing/Photos.tsx';
import { ask, type UploadedPhoto } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';

export function AddProof({ code, phone, onDone }: { code: string; phone: string; onDone: () => void }) {
  const { text } = useMessages();
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<UploadedPhoto[]>([]);
  const [errors, setErrors] = useState<Errors>({});
  const [state, setState] = useState<'typing' | 'busy' | 'done'>('typing');
  const submit = async () => {
    setState('busy');
    const input = { code, phone, note: note || null, photoIds: photos.map(({ id }) => id) };
    const outcome = await ask(AddProofDocument, { input }).catch(() => undefined);
    setErrors(outcome ? toErrors(outcome.addProof.errors) : { '': 'error.UNAVAILABLE' });
    setState(outcome?.addProof.complaint ? 'done' : 'typing');
    if (!outcome?.addProof.complaint) return;
    setPhotos([]);
    setNote('');
    onDone();
  };
  const general = errors[''] ?? errors['version'] ?? errors['photoIds'];
  return (
    <details className="reopen">
      <summary>{text('follow.addProof')}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Photos photos={photos} onChange={setPhotos} onBusy={(busy) => setState(busy ? 'busy' : 'typing')} />
        <Field path="note" label="follow.explanation" errors={errors} optional>
          {(control) => <textarea {...control} rows={3} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        {general && (
          <p className="error" role="alert">
            {text(general)}
          </p>
        )}
        <div role="status">{state === 'done' && <p>{text('follow.proofAdded')}</p>}</div>
        <button type="submit" className="submit" disabled={state === 'busy' || (photos.length === 0 && !note.trim())}>
          {text('follow.addProofSubmit')}
        </button>
      </form>
    </details>
  );
}
