/** Taking a complaint back. */
import { useState } from 'react';
import { WithdrawComplaintDocument } from '../../generated/graphql.ts';
import { Field } from '../fields/Field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { FoldedForm } from './FoldedForm.tsx';
import { type Followed, useAct } from './useAct.ts';

export function Withdraw(followed: Followed) {
  const { text } = useMessages();
  const act = useAct(followed);
  const [why, setWhy] = useState('');
  return (
    <FoldedForm
      title="follow.withdraw"
      hint={text('follow.withdrawHint')}
      submit="follow.withdrawSubmit"
      disabled={act.busy}
      errors={act.errors}
      onSubmit={() => void act.run(WithdrawComplaintDocument, { why: why || null })}
    >
      <Field path="why" label="follow.why" errors={act.errors} optional>
        {(control) => <textarea {...control} rows={2} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />}
      </Field>
    </FoldedForm>
  );
}
