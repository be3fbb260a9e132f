import { type Errors, idOf } from '../fields/errors.ts';
import { useMessages } from '../messages/messages.tsx';
import { type ComplaintForm, KINDS } from './form.ts';

interface Props {
  form: ComplaintForm;
  change: (fields: Partial<ComplaintForm>) => void;
  errors: Errors;
}

/** What the complaint is about. */
export function KindSection({ form, change, errors }: Props) {
  const { text } = useMessages();
  const error = errors['kind'];
  return (
    <fieldset id={idOf('kind')} tabIndex={-1} aria-describedby={error ? 'kind-error' : undefined}>
      <legend>{text('kind.legend')}</legend>
      {error && (
        <p className="error" id="kind-error">
          {text(error)}
        </p>
      )}
      <div className="choices">
        {KINDS.map((kind) => (
          <label key={kind} className="choice">
            <input type="radio" name="kind" value={kind} checked={form.kind === kind} onChange={() => change({ kind })} />{' '}
            {text(`kind.${kind}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
