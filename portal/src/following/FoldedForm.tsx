/** Something that a citizen may do to their complaint: folded away until they want to, with what was wrong beside the button. */
import { type ReactNode, useState } from 'react';
import type { Errors } from '../fields/errors.ts';
import { type MessageKey, useMessages } from '../messages/messages.tsx';

interface Props {
  title: MessageKey;
  hint?: string;
  submit: MessageKey;
  disabled: boolean;
  /** Something is in it that was not sent. */
  begun: boolean;
  errors: Errors;
  onSubmit: () => void;
  children: ReactNode;
}

export function FoldedForm({ title, hint, submit, disabled, begun, errors, onSubmit, children }: Props) {
  const { text } = useMessages();
  const [openAtFirst] = useState(begun);
  /** What no field of the form shows. */
  const general = errors[''] ?? errors['version'] ?? errors['photoIds'];
  return (
    <details className="reopen" open={openAtFirst}>
      <summary>{text(title)}</summary>
      {hint && <p className="hint">{hint}</p>}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        {general && (
          <p className="error" role="alert">
            {text(general)}
          </p>
        )}
        <button type="submit" className="submit" disabled={disabled}>
          {text(submit)}
        </button>
      </form>
    </details>
  );
}
