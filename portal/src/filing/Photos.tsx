/** Choosing and uploading photos; each is uploaded at once, so that filing itself is quick. */
import { useRef, useState } from 'react';
import { type UploadedPhoto, uploadPhoto } from '../graph.ts';
import { type MessageKey, useMessages } from '../messages/messages.tsx';

const MAX_PHOTOS = 6;
const MAX_BYTES = 10 * 1024 * 1024;

interface Props {
  photos: UploadedPhoto[];
  onChange: (photos: UploadedPhoto[]) => void;
  /** Told while a photo is on its way: what is sent meanwhile would be without it. */
  onBusy: (busy: boolean) => void;
}

export function Photos({ photos, onChange, onBusy }: Props) {
  const { text } = useMessages();
  const [uploading, setUploading] = useState<string>();
  const [errors, setErrors] = useState<{ name: string; error: MessageKey }[]>([]);
  const input = useRef<HTMLInputElement>(null);

  const add = async (files: File[]) => {
    onBusy(true);
    const kept = [...photos];
    const failed: typeof errors = [];
    for (const file of files) {
      if (kept.length >= MAX_PHOTOS) {
        failed.push({ name: file.name, error: 'proof.tooMany' });
        break;
      }
      setUploading(file.name);
      const outcome =
        file.size > MAX_BYTES
          ? 'error.photoTooLarge'
          : await uploadPhoto(file).then(
              (answer) => ('id' in answer ? answer : answer.code === 'TOO_LONG' ? 'error.photoTooLarge' : 'error.photo'),
              () => 'error.UNAVAILABLE',
            );
      if (typeof outcome === 'object') kept.push(outcome);
      else failed.push({ name: file.name, error: outcome as MessageKey });
    }
    setUploading(undefined);
    setErrors(failed);
    onChange(kept);
    onBusy(false);
    if (input.current) input.current.value = '';
  };

  return (
    <div className="field">
      <label htmlFor="photos">
        {text('proof.photos')} <small>({text('optional')})</small>
      </label>
      <p className="hint" id="photos-hint">
        {text('proof.hint')}
      </p>
      <input
        ref={input}
        id="photos"
        type="file"
        multiple
        accept="image/jpeg,image/png,image/heic,image/heif,.heic,.heif,application/pdf"
        aria-describedby="photos-hint"
        disabled={uploading !== undefined}
        onChange={(event) => void add([...(event.target.files ?? [])])}
      />
      <div role="status" aria-live="polite">
        {uploading && <p className="hint">{text('proof.uploading', { name: uploading })}</p>}
        {errors.map(({ name, error }) => (
          <p className="error" key={name}>
            {name}: {text(error)}
          </p>
        ))}
      </div>
      {photos.length > 0 && (
        <ul className="files">
          {photos.map((photo) => (
            <li key={photo.id}>
              <span>✓ {text('proof.uploaded', { name: photo.name })}</span>
              <button
                type="button"
                className="quiet"
                aria-label={text('proof.remove', { name: photo.name })}
                onClick={() => onChange(photos.filter(({ id }) => id !== photo.id))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
