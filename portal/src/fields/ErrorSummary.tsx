/** What is wrong, at the top of the form, each a way to its field. It takes the focus once: who looks the form through anew gives it another `key`. */
import { useEffect, useRef } from 'react';
import { type MessageKey, useMessages } from '../messages/messages.tsx';
import { type Errors, idOf } from './errors.ts';

export function ErrorSummary({ errors, labels }: { errors: Errors; labels: Record<string, MessageKey> }) {
  const { text } = useMessages();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  if (!Object.keys(errors).length) return null;
  // Of nothing that they filled in: then there is nothing to look at again.
  const { '': general, ...fields } = errors;
  const labelOf = (path: string) => labels[path] ?? labels[path.replace(/\.\d+\./, '.')];
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      {general && <strong>{text(general)}</strong>}
      {Object.keys(fields).length > 0 && <strong>{text('file.errors')}</strong>}
      <ul>
        {Object.entries(fields).map(([path, error]) => {
          const label = labelOf(path);
          return (
            <li key={path}>
              <a
                href={`#${idOf(path)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(idOf(path))?.focus();
                }}
              >
                {label ? `${text(label)}: ` : ''}
                {text(error)}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
