/** Asking again with better proof. */
import { useState } from 'react';
import { ReopenComplaintDocument } from '../../generated/graphql.ts';
import { Field } from '../fields/Field.tsx';
import { Photos } from '../filing/Photos.tsx';
import type { UploadedPhoto } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';
import { FoldedForm } from './FoldedForm.tsx';
import { useDraft } from './useDraft.ts';
import { type Followed, useTrackedMutation } from './useTrackedMutation.ts';

export function Reopen({ until, ...followed }: Followed & { until: string }) {
  const { text, moment } = useMessages();
  const [explanation, setExplanation] = useDraft('reopen.explanation', followed.code, '');
  const [photos, setPhotos] = useDraft<UploadedPhoto[]>('reopen.photos', followed.code, []);
  const act = useTrackedMutation(followed, () => setPhotos([]));
  const [uploading, setUploading] = useState(false);
  const submit = async () => {
    if (!(await act.run(ReopenComplaintDocument, { reason: explanation, photoIds: photos.map(({ id }) => id) }))) return;
    setExplanation('');
    setPhotos([]);
  };
  return (
    <FoldedForm
      title="follow.reopen"
      hint={text('follow.reopenHint', { time: moment(until) })}
      submit="follow.reopenSubmit"
      disabled={act.busy || uploading}
      begun={Boolean(explanation || photos.length)}
      errors={act.errors}
      onSubmit={() => void submit()}
    >
      <Photos photos={photos} error={act.errors['photoIds']} onChange={setPhotos} onBusy={setUploading} />
      <Field path="reason" label="follow.explanation" errors={act.errors}>
        {(control) => (
          <textarea {...control} rows={4} maxLength={2000} value={explanation} onChange={(event) => setExplanation(event.target.value)} />
        )}
      </Field>
    </FoldedForm>
  );
}
