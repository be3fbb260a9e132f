/**
 * Filing without JavaScript: the same sections, in a form that the browser sends by itself. The site is told in words, photos are
 * brought or added later. Rendered by the gateway (readable.tsx).
 */
import { ProvincesDocument } from '../../generated/graphql.ts';
import { ErrorSummary } from '../fields/ErrorSummary.tsx';
import type { Errors } from '../fields/errors.ts';
import { Field, SelectField } from '../fields/Field.tsx';
import { AlreadyFiled } from '../filing/AlreadyFiled.tsx';
import { DosesSection } from '../filing/DosesSection.tsx';
import { KindSection } from '../filing/KindSection.tsx';
import { LABELS } from '../filing/labels.ts';
import { PersonSection } from '../filing/PersonSection.tsx';
import type { Receipt } from '../filing/receipts.ts';
import { useMessages } from '../messages/messages.tsx';
import { useQuery } from '../useQuery.ts';
import type { PlainForm } from './plainForm.ts';

export const PLAIN_FILING = '/phan-anh/don-gian';

/** The browser holds what is typed. */
const change = () => {};

interface Props {
  form: PlainForm;
  language: string;
  errors?: Errors;
  /** The system did not answer. */
  failed?: boolean;
}

export function PlainFilingPage({ form, language, errors: told = {}, failed = false }: Props) {
  const { text } = useMessages();
  const { duplicate, ...errors } = told;
  const provinces = useQuery(ProvincesDocument, {})?.provinces ?? [];
  return (
    <form method="post" noValidate action={`${PLAIN_FILING}?ngon-ngu=${language}`}>
      <input type="hidden" name="key" value={form.key} />
      <h1>{text('file.title')}</h1>
      <p className="lead">{text('file.lead')}</p>
      {failed && (
        <p className="error" role="alert">
          {text('file.failed')}
        </p>
      )}
      <ErrorSummary errors={errors} labels={LABELS} />
      {duplicate && (
        <AlreadyFiled why={duplicate}>
          <p>
            <a href="/tra-cuu">{text('already.follow')}</a>
          </p>
          <label className="choice">
            <input type="checkbox" name="fileAnyway" value="1" /> {text('already.anyway')}
          </label>
        </AlreadyFiled>
      )}
      <KindSection form={form} change={change} errors={errors} />
      <PersonSection form={form} change={change} errors={errors} />
      <fieldset>
        <legend>{text('place.legend')}</legend>
        <SelectField
          path="place.provinceCode"
          label="place.province"
          errors={errors}
          value={form.provinceCode}
          options={provinces.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={change}
        />
        <Field path="place.inWords" label="plain.place" hint="plain.placeHint" errors={errors} optional>
          {(control) => <input {...control} maxLength={200} defaultValue={form.placeInWords} />}
        </Field>
      </fieldset>
      <p className="hint">{text('plain.doses')}</p>
      <DosesSection form={form} change={change} errors={errors} fixed />
      <fieldset>
        <legend>{text('proof.legend')}</legend>
        <p className="hint">{text('plain.photos')}</p>
        <Field path="description" label="proof.description" errors={errors} optional>
          {(control) => <textarea {...control} rows={4} maxLength={1700} defaultValue={form.description} />}
        </Field>
      </fieldset>
      <button type="submit" className="submit">
        {text('file.submit')}
      </button>
    </form>
  );
}

export function PlainReceiptPage({ code, deadline, getsNoMessage }: Omit<Receipt, 'phone'>) {
  const { text, moment } = useMessages();
  return (
    <section className="receipt">
      <h1>{text('done.title')}</h1>
      <p>{text('done.code')}</p>
      <p className="code">
        <output>{code}</output>
      </p>
      <p>{text('done.keep')}</p>
      {getsNoMessage && <p className="warning">{text('done.landline')}</p>}
      <p>
        <strong>{text('done.deadline', { time: moment(deadline) })}</strong>
      </p>
      <p>{text('plain.photos')}</p>
    </section>
  );
}
