import type { Gender, IdentityDocumentKind } from '../../generated/graphql.ts';
import type { Errors } from '../fields/errors.ts';
import { idOf } from '../fields/errors.ts';
import { DateField, SelectField, TextField } from '../fields/Field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { type ComplaintForm, getsNoMessage } from './form.ts';

const DOCUMENTS: readonly IdentityDocumentKind[] = ['CCCD', 'CMND', 'PASSPORT'];
const GENDERS: readonly Gender[] = ['MALE', 'FEMALE'];

export function PersonSection({
  form,
  change,
  errors,
}: {
  form: ComplaintForm;
  change: (fields: Partial<ComplaintForm>) => void;
  errors: Errors;
}) {
  const { text } = useMessages();
  const genderError = errors['complainant.gender'];
  return (
    <fieldset>
      <legend>{text('person.legend')}</legend>
      <TextField
        path="complainant.fullName"
        label="person.fullName"
        hint="person.fullNameHint"
        errors={errors}
        autoComplete="name"
        value={form.fullName}
        onChange={(fullName) => change({ fullName })}
      />
      <DateField
        path="complainant.dateOfBirth"
        label="person.dateOfBirth"
        errors={errors}
        partial
        autoComplete="bday"
        value={form.dateOfBirth}
        onChange={(dateOfBirth) => change({ dateOfBirth })}
      />
      <fieldset
        className="field plain"
        id={idOf('complainant.gender')}
        tabIndex={-1}
        aria-describedby={genderError ? 'gender-error' : undefined}
      >
        <legend>{text('person.gender')}</legend>
        <div className="choices inline">
          {GENDERS.map((gender) => (
            <label key={gender} className="choice">
              <input type="radio" name="gender" value={gender} checked={form.gender === gender} onChange={() => change({ gender })} />{' '}
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
      <div className="pair">
        <SelectField
          path="complainant.identityDocument.kind"
          label="person.identificationKind"
          errors={errors}
          value={form.identificationKind}
          options={DOCUMENTS.map((value) => ({ value, label: text(`person.${value}`) }))}
          onChange={(value) => change({ identificationKind: DOCUMENTS.find((kind) => kind === value) ?? 'CCCD' })}
        />
        <TextField
          path="complainant.identityDocument.number"
          label="person.identificationNumber"
          hint="person.identificationHint"
          errors={errors}
          optional
          inputMode={form.identificationKind === 'PASSPORT' ? 'text' : 'numeric'}
          maxLength={40}
          value={form.identificationNumber}
          onChange={(identificationNumber) => change({ identificationNumber })}
        />
      </div>
      <div className="pair">
        <TextField
          path="complainant.phone"
          label="person.phone"
          hint={getsNoMessage(form) ? 'person.landline' : 'person.phoneHint'}
          errors={errors}
          type="tel"
          autoComplete="tel"
          maxLength={30}
          value={form.phone}
          onChange={(phone) => change({ phone })}
        />
        <TextField
          path="complainant.email"
          label="person.email"
          hint="person.emailHint"
          errors={errors}
          optional
          type="email"
          autoComplete="email"
          value={form.email}
          onChange={(email) => change({ email })}
        />
      </div>
      <TextField
        path="complainant.address"
        label="person.address"
        errors={errors}
        optional
        autoComplete="street-address"
        maxLength={300}
        value={form.address}
        onChange={(address) => change({ address })}
      />
    </fieldset>
  );
}
