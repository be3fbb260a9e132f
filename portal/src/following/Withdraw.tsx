/** Taking a complaint back. */
import { useState } from 'react';
import { WithdrawComplaintDocument } from '../../generated/graphql.ts';
import { type Errors, toErrors } from '../fields/errors.ts';
import { Field } from '../fields/Field.tsx';
import { ask } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';

export function Withdraw({ code, phone, onDone }: { code: string; phone: string; onDone: () => void }) {
  const { text } = useMessages();
  const [why, setWhy] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const outcome = await ask(WithdrawComplaintDocument, { input: { code, phone, why: why || null } }).catch(() => undefined);
    setErrors(outcome ? toErrors(outcome.withdrawComplaint.errors) : { '': 'error.UNAVAILABLE' });
    setBusy(false);
    if (outcome?.withdrawComplaint.complaint) onDone();
  };
  const general = errors[''];
  return (
    <details className="reopen">
      <summary>{text('follow.withdraw')}</summary>
      <p className="hint">{text('follow.withdrawHint')}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field path="why" label="follow.why" errors={errors} optional>
          {(control) => <textarea {...control} rows={2} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />}
        </Field>
        {general && (
          <p className="error" role="alert">
            {text(general)}
          </p>
        )}
        <button type="submit" className="submit" disabled={busy}>
          {text('follow.withdrawSubmit')}
        </button>
      </form>
    </details>
  );
}
