/** The one question after a decision. */
import { useState } from 'react';
import { RateComplaintDocument } from '../../generated/graphql.ts';
import { Field } from '../fields/Field.tsx';
import { ask } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';
import { useDraft } from './useDraft.ts';
import type { Followed } from './useTrackedMutation.ts';

export function Rate({ code, phone, onDone }: Followed) {
  const { text } = useMessages();
  const [why, setWhy] = useDraft('rate.why', code, '');
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking');
  const answer = async (satisfied: boolean) => {
    setState('busy');
    const outcome = await ask(RateComplaintDocument, { input: { code, phone, satisfied, comment: why || null } }).catch(() => undefined);
    setState(outcome?.rateComplaint.complaint ? 'asking' : 'failed');
    if (!outcome?.rateComplaint.complaint) return;
    setWhy('');
    onDone();
  };
  return (
    <section className="rate" aria-labelledby="rate">
      <h3 id="rate">{text('follow.rate')}</h3>
      <Field path="why" label="follow.why" errors={{}} optional>
        {(control) => <textarea {...control} rows={2} maxLength={1000} value={why} onChange={(event) => setWhy(event.target.value)} />}
      </Field>
      {state === 'failed' && (
        <p className="error" role="alert">
          {text('error.UNAVAILABLE')}
        </p>
      )}
      <div className="answers">
        <button type="button" className="submit" disabled={state === 'busy'} onClick={() => void answer(true)}>
          {text('follow.satisfied')}
        </button>
        <button type="button" className="submit second" disabled={state === 'busy'} onClick={() => void answer(false)}>
          {text('follow.notSatisfied')}
        </button>
      </div>
    </section>
  );
}
