/** Where the link in a focal contact's mail leads: their entry, to be confirmed or reported as wrong. */
import { useEffect, useState } from 'react';
import { useParams } from 'wouter';
import {
  ConfirmByLinkDocument,
  ContactToConfirmDocument,
  type ContactToConfirmQuery,
  DisputeByLinkDocument,
} from '../../generated/graphql.ts';
import { type Errors, toErrors } from '../fields/errors.ts';
import { Field } from '../fields/Field.tsx';
import { ask } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';

type Entry = NonNullable<ContactToConfirmQuery['contactToConfirm']>;

export function ConfirmContactPage() {
  const { token = '' } = useParams<{ token: string }>();
  const { text } = useMessages();
  const [entry, setEntry] = useState<Entry | null>();
  const [state, setState] = useState<'asking' | 'busy' | 'shown' | 'confirmed' | 'disputed' | 'failed'>('asking');
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<Errors>({});

  useEffect(() => {
    ask(ContactToConfirmDocument, { token }).then(
      ({ contactToConfirm }) => {
        setEntry(contactToConfirm ?? null);
        setState('shown');
      },
      () => setState('failed'),
    );
  }, [token]);

  const answer = async (disputed: boolean) => {
    const version = entry?.version ?? 0;
    setState('busy');
    try {
      const found = disputed
        ? (await ask(DisputeByLinkDocument, { input: { token, version, note } })).disputeByLink.errors
        : (await ask(ConfirmByLinkDocument, { input: { token, version } })).confirmByLink.errors;
      setErrors(toErrors(found));
      setState(found.length ? 'shown' : disputed ? 'disputed' : 'confirmed');
    } catch {
      setErrors({ '': 'error.UNAVAILABLE' });
      setState('shown');
    }
  };
  const general = errors[''] ?? errors['version'] ?? errors['token'];
  return (
    <>
      <h1>{text('confirm.title')}</h1>
      <div role="status" aria-live="polite">
        {state === 'failed' && <p className="error">{text('follow.failed')}</p>}
        {state === 'confirmed' && <p className="decision">{text('confirm.done')}</p>}
        {state === 'disputed' && <p className="decision">{text('confirm.disputed')}</p>}
        {entry === null && <p className="error">{text('confirm.none')}</p>}
      </div>
      {entry && state !== 'confirmed' && state !== 'disputed' && (
        <>
          <dl className="entry">
            <dt>{text('confirm.fullName')}</dt>
            <dd>{entry.fullName}</dd>
            <dt>{text('confirm.office')}</dt>
            <dd>{entry.officeName}</dd>
            <dt>{text('confirm.position')}</dt>
            <dd>{[entry.title, entry.department].filter(Boolean).join(', ')}</dd>
            <dt>{text('confirm.mobilePhone')}</dt>
            <dd>{entry.mobilePhone.replace(/^\+84/, '0')}</dd>
            <dt>{text('confirm.email')}</dt>
            <dd>{entry.email}</dd>
            <dt>{text('confirm.responsibilities')}</dt>
            <dd>{entry.responsibilities.map((each) => text(`responsibility.${each}`)).join(', ')}</dd>
          </dl>
          {general && (
            <p className="error" role="alert">
              {text(general)}
            </p>
          )}
          <button type="button" className="submit" disabled={state === 'busy'} onClick={() => void answer(false)}>
            {text('confirm.right')}
          </button>
          <details className="reopen">
            <summary>{text('confirm.wrong')}</summary>
            <form
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                void answer(true);
              }}
            >
              <Field path="note" label="confirm.note" errors={errors}>
                {(control) => (
                  <textarea {...control} rows={3} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
                )}
              </Field>
              <button type="submit" className="submit" disabled={state === 'busy'}>
                {text('confirm.report')}
              </button>
            </form>
          </details>
        </>
      )}
    </>
  );
}
