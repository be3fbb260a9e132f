import { useState } from 'react';
import { OpenMyRecordDocument } from '../../generated/graphql.ts';
import type { Errors } from '../fields/errors.ts';
import { Field } from '../fields/Field.tsx';
import { ask } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';

interface Props {
  challenge: string;
  onOpened: (token: string) => void;
  onBack: () => void;
}

/** The second step: the code from the phone. */
export function CodeStep({ challenge, onOpened, onBack }: Props) {
  const { text } = useMessages();
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    try {
      const { token, errors: refused } = (await ask(OpenMyRecordDocument, { input: { challenge, code } })).openMyRecord;
      const [first] = refused;
      setErrors(first ? { code: first.code === 'WRONG_STATE' ? 'record.codeOver' : 'record.codeWrong' } : {});
      if (token) onOpened(token);
    } catch {
      setErrors({ code: 'error.UNAVAILABLE' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="lead" role="status">
        {text('record.sent')}
      </p>
      <Field path="code" label="record.code" errors={errors}>
        {(control) => (
          <input
            {...control}
            className="date"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="submit" disabled={busy || code.replace(/\D/g, '').length < 6}>
        {text('record.open')}
      </button>
      <button type="button" className="quiet" onClick={onBack}>
        {text('record.back')}
      </button>
    </form>
  );
}
