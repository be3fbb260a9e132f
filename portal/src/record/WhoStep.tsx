import { useState } from 'react';
import { type Gender, RequestAccessCodeDocument } from '../../generated/graphql.ts';
import { type Errors, idOf, toErrors } from '../fields/errors.ts';
import { DateField, TextField } from '../fields/Field.tsx';
import { ask } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';
import { toAccessInput, type Who } from './who.ts';

const GENDERS: readonly Gender[] = ['FEMALE', 'MALE'];

interface Props {
  who: Who;
  onChange: (who: Who) => void;
  /** A code is on its way, if all of it fits. */
  onSent: (challenge: string) => void;
}

/** The first step: all that the record is found by. */
export function WhoStep({ who, onChange, onSent }: Props) {
  const { text } = useMessages();
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const checked = toAccessInput(who);
    if ('errors' in checked) return setErrors(checked.errors);
    setBusy(true);
    try {
      const { challenge, errors: refused } = (await ask(RequestAccessCodeDocument, { input: checked.input })).requestAccessCode;
      setErrors(refused.some(({ code }) => code === 'WRONG_STATE') ? { '': 'record.tooMany' } : toErrors(refused));
      if (challenge) onSent(challenge);
    } catch {
      setErrors({ '': 'error.UNAVAILABLE' });
    } finally {
      setBusy(false);
    }
  };
  const general = errors[''];
  const genderError = errors['gender'];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className="lead">{text('record.lead')}</p>
      <TextField
        path="fullName"
        label="person.fullName"
        errors={errors}
        autoComplete="name"
        value={who.fullName}
        onChange={(fullName) => onChange({ ...who, fullName })}
      />
      <DateField
        partial
        path="dateOfBirth"
        label="person.dateOfBirth"
        errors={errors}
        autoComplete="bday"
        value={who.dateOfBirth}
        onChange={(dateOfBirth) => onChange({ ...who, dateOfBirth })}
      />
      <fieldset className="field plain" id={idOf('gender')} tabIndex={-1} aria-describedby={genderError ? 'gender-error' : undefined}>
        <legend>{text('person.gender')}</legend>
        <div className="choices inline">
          {GENDERS.map((gender) => (
            <label key={gender} className="choice">
              <input type="radio" name="gender" checked={who.gender === gender} onChange={() => onChange({ ...who, gender })} />{' '}
              {text(`person.${gender}`)}
            </label>
          ))}
        </div>
        {genderError && (
          <p className="error" id="gender-error">
            {text(genderError)}
          </p>
        )}
      </fieldset>
      <TextField
        path="number"
        label="record.number"
        hint="record.numberHint"
        errors={errors}
        inputMode="text"
        maxLength={20}
        value={who.number}
        onChange={(number) => onChange({ ...who, number })}
      />
      {general && (
        <p className="error" role="alert">
          {text(general)}
        </p>
      )}
      <button type="submit" className="submit" disabled={busy}>
        {text('record.send')}
      </button>
    </form>
  );
}
