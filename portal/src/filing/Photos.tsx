/** Choosing and uploading photos; each is uploaded at once, so that filing itself is quick. */
import { useRef, useState } from 'react';
import { idOf } from '../fields/errors.ts';
import { type UploadedPhoto, uploadPhoto } from '../graph.ts';
import { type MessageKey, useMessages } from '../messages/messages.tsx';
import { shrunk } from './shrink.ts';

const MAX_PHOTOS = 6;
const MAX_BYTES = 10 * 1024 * 1024;
/** A phone's photo, before it is made smaller. */
const MAX_CHOSEN_BYTES = 40 * 1024 * 1024;

const REFUSALS: Record<string, MessageKey> = {
  TOO_LONG: 'error.photoTooLarge',
  HAS_PASSWORD: 'error.photoPassword',
  RATE_LIMITED: 'error.photoBusy',
};

interface Props {
  photos: UploadedPhoto[];
  /** What the gateway says of them. */
  error?: MessageKey | undefined;
  onChange: (photos: UploadedPhoto[]) => void;
  /** Told while a photo is on its way: what is sent meanwhile would be without it. */
  onBusy: (busy: boolean) => void;
}

export function Photos({ photos, error, onChange, onBusy }: Props) {
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
      const sent = file.size > MAX_CHOSEN_BYTES ? file : await shrunk(file);
      const outcome =
        sent.size > MAX_BYTES
          ? 'error.photoTooLarge'
          : await uploadPhoto(sent, file.name).then(
              (answer) => ('id' in answer ? answer : (REFUSALS[answer.reason ?? answer.code] ?? 'error.photo')),
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
      <label htmlFor={idOf('photoIds')}>
        {text('proof.photos')} <small>({text('optional')})</small>
      </label>
      <p className="hint" id="photos-hint">
        {text('proof.hint')}
      </p>
      <input
        ref={input}
        id={idOf('photoIds')}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif,.heic,.heif,.avif,application/pdf"
        aria-describedby="photos-hint"
        disabled={uploading !== undefined}
        onChange={(event) => void add([...(event.target.files ?? [])])}
      />
      {error && <p className="error">{text(error)}</p>}
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
