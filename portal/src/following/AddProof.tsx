/** Answering, or adding proof, to a complaint that is not finished. */
import { useState } from 'react';
import { AddProofDocument } from '../../generated/graphql.ts';
import { Field } from '../fields/Field.tsx';
import { Photos } from '../filing/Photos.tsx';
import type { UploadedPhoto } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';
import { FoldedForm } from './FoldedForm.tsx';
import { useDraft } from './useDraft.ts';
import { type Followed, useTrackedMutation } from './useTrackedMutation.ts';

export function AddProof(followed: Followed) {
  const { text } = useMessages();
  const [note, setNote] = useDraft('proof.note', followed.code, '');
  const [photos, setPhotos] = useDraft<UploadedPhoto[]>('proof.photos', followed.code, []);
  const act = useTrackedMutation(followed, () => setPhotos([]));
  const [uploading, setUploading] = useState(false);
  const [done, setDone] = useState(false);
  const submit = async () => {
    const added = await act.run(AddProofDocument, { note: note || null, photoIds: photos.map(({ id }) => id) });
    setDone(added);
    if (!added) return;
    setPhotos([]);
    setNote('');
  };
  return (
    <FoldedForm
      title="follow.addProof"
      submit="follow.addProofSubmit"
      disabled={act.busy || uploading || (photos.length === 0 && !note.trim())}
      begun={Boolean(note || photos.length)}
      errors={act.errors}
      onSubmit={() => void submit()}
    >
      <Photos photos={photos} error={act.errors['photoIds']} onChange={setPhotos} onBusy={setUploading} />
      <Field path="note" label="follow.explanation" errors={act.errors} optional>
        {(control) => <textarea {...control} rows={3} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <div role="status">{done && <p>{text('follow.proofAdded')}</p>}</div>
    </FoldedForm>
  );
}
