/** Taking a complaint back. */
import { WithdrawComplaintDocument } from '../../generated/graphql.ts';
import { Field } from '../fields/Field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { FoldedForm } from './FoldedForm.tsx';
import { useDraft } from './useDraft.ts';
import { type Followed, useTrackedMutation } from './useTrackedMutation.ts';

export function Withdraw(followed: Followed) {
  const { text } = useMessages();
  const act = useTrackedMutation(followed);
  const [why, setWhy] = useDraft('withdraw.why', followed.code, '');
  const submit = async () => {
    if (await act.run(WithdrawComplaintDocument, { reason: why || null })) setWhy('');
  };
  return (
    <FoldedForm
      title="follow.withdraw"
      hint={text('follow.withdrawHint')}
      submit="follow.withdrawSubmit"
      disabled={act.busy}
      begun={Boolean(why)}
      errors={act.errors}
      onSubmit={() => void submit()}
    >
      <Field path="reason" label="follow.why" errors={act.errors} optional>
        {(control) => <textarea {...control} rows={2} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />}
      </Field>
    </FoldedForm>
  );
}
