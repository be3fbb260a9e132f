import { VaccinesDocument } from '../../generated/graphql.ts';
import { type Errors, idOf } from '../fields/errors.ts';
import { DateField, SelectField, TextField } from '../fields/Field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useQuery } from '../useQuery.ts';
import { type ClaimedDoseForm, type ComplaintForm, emptyDose } from './form.ts';

const MAX_DOSES = 9;

export function DosesSection({
  form,
  change,
  errors,
  fixed = false,
}: {
  form: ComplaintForm;
  change: (fields: Partial<ComplaintForm>) => void;
  errors: Errors;
  /** One dose, and no way to more. */
  fixed?: boolean;
}) {
  const { text } = useMessages();
  const vaccines = useQuery(VaccinesDocument, {})?.vaccines ?? [];
  const set = (index: number, fields: Partial<ClaimedDoseForm>) =>
    change({ doses: form.doses.map((dose, i) => (i === index ? { ...dose, ...fields } : dose)) });
  const none = errors['claimedDoses'];
  return (
    <fieldset id={idOf('claimedDoses')} tabIndex={-1}>
      <legend>{text('doses.legend')}</legend>
      {none && <p className="error">{text(none)}</p>}
      {form.doses.map((dose, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: doses have no identity but their place in the form
        <fieldset className="dose plain" key={i}>
          <legend className="hidden">{text('doses.dose', { number: i + 1 })}</legend>
          <div className="pair">
            <SelectField
              path={`claimedDoses.${i}.doseNumber`}
              label="doses.number"
              errors={errors}
              value={String(dose.doseNumber)}
              options={Array.from({ length: MAX_DOSES }, (_, n) => ({ value: String(n + 1), label: String(n + 1) }))}
              onChange={(value) => set(i, { doseNumber: Number(value) || 1 })}
            />
            <DateField
              path={`claimedDoses.${i}.injectedOn`}
              label="doses.injectedOn"
              errors={errors}
              disabled={!fixed && dose.dateUnknown}
              value={dose.dateUnknown ? '' : dose.injectedOn}
              onChange={(injectedOn) => set(i, { injectedOn })}
            />
          </div>
          <label className="choice">
            <input
              type="checkbox"
              name={`claimedDoses.${i}.dateUnknown`}
              checked={dose.dateUnknown}
              onChange={(event) => set(i, { dateUnknown: event.target.checked })}
            />{' '}
            {text('doses.dateUnknown')}
          </label>
          <div className="pair">
            <SelectField
              path={`claimedDoses.${i}.vaccineCode`}
              label="doses.vaccine"
              errors={errors}
              optional
              empty="doses.vaccineUnknown"
              value={dose.vaccineCode}
              options={vaccines.map(({ code, product, manufacturer }) => ({ value: code, label: `${product} (${manufacturer})` }))}
              onChange={(vaccineCode) => set(i, { vaccineCode })}
            />
            <TextField
              path={`claimedDoses.${i}.lotNumber`}
              label="doses.lot"
              errors={errors}
              optional
              maxLength={40}
              value={dose.lotNumber}
              onChange={(lotNumber) => set(i, { lotNumber })}
            />
          </div>
          {form.doses.length > 1 && (
            <button type="button" className="quiet" onClick={() => change({ doses: form.doses.filter((_, other) => other !== i) })}>
              {text('doses.remove', { number: i + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      {!fixed && form.doses.length < MAX_DOSES && (
        <button type="button" className="quiet" onClick={() => change({ doses: [...form.doses, emptyDose(form.doses.length + 1)] })}>
          + {text('doses.add')}
        </button>
      )}
    </fieldset>
  );
}
