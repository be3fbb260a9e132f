/** Filing a complaint: one page, read from the top; nothing typed is lost when something fails. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { FileComplaintDocument } from '../../generated/graphql.ts';
import { ErrorSummary } from '../fields/ErrorSummary.tsx';
import { type Errors, idOf, toErrors } from '../fields/errors.ts';
import { Field } from '../fields/Field.tsx';
import { ask } from '../graph.ts';
import { type MessageKey, useMessages } from '../messages/messages.tsx';
import { DosesSection } from './DosesSection.tsx';
import { LastReceipt } from './FiledPage.tsx';
import { asksForDoses, KINDS, toInput, useComplaintForm } from './form.ts';
import { PersonSection } from './PersonSection.tsx';
import { Photos } from './Photos.tsx';
import { PlaceSection } from './PlaceSection.tsx';
import { keepReceipt, pathOf } from './receipts.ts';

const LABELS: Record<string, MessageKey> = {
  kind: 'kind.legend',
  'complainant.fullName': 'person.fullName',
  'complainant.dateOfBirth': 'person.dateOfBirth',
  'complainant.gender': 'person.gender',
  'complainant.identification.number': 'person.identificationNumber',
  'complainant.phone': 'person.phone',
  'complainant.email': 'person.email',
  'complainant.address': 'person.address',
  'place.provinceCode': 'place.province',
  'place.districtCode': 'place.district',
  'place.communeCode': 'place.commune',
  'place.siteCode': 'place.chosen',
  claimedDoses: 'doses.legend',
  'claimedDoses.injectedOn': 'doses.injectedOn',
  'claimedDoses.vaccineCode': 'doses.vaccine',
  'claimedDoses.lotNumber': 'doses.lot',
  photoIds: 'proof.photos',
  description: 'proof.description',
};

export function FileComplaintPage() {
  const { text } = useMessages();
  const { form, change, forget } = useComplaintForm();
  const [errors, setErrors] = useState<Errors>({});
  const [state, setState] = useState<'typing' | 'sending' | 'failed'>('typing');
  const [uploading, setUploading] = useState(false);
  const [, navigate] = useLocation();

  const submit = async (fileAnyway = false) => {
    const checked = toInput(form);
    if ('errors' in checked) return setErrors(checked.errors);
    setState('sending');
    change({ sent: checked.sent });
    try {
      const { fileComplaint } = await ask(FileComplaintDocument, { input: { ...checked.input, ...(fileAnyway ? { fileAnyway } : {}) } });
      const told = toErrors(fileComplaint.errors);
      setErrors(told);
      setState('typing');
      if (told['photoIds'] === 'error.photoForgotten') change({ photos: [] });
      if (!fileComplaint.complaint) return;
      const { code, deadline } = fileComplaint.complaint;
      keepReceipt({ code, deadline, phone: form.phone });
      forget();
      navigate(pathOf(code), { replace: true }); // the way back leads past the empty form
    } catch {
      setState('failed');
    }
  };

  const kindError = errors['kind'];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1>{text('file.title')}</h1>
      <p className="lead">{text('file.lead')}</p>
      <LastReceipt />
      <ErrorSummary errors={errors} labels={LABELS} />
      {Object.values(errors).includes('error.DUPLICATE') && (
        <p className="choices">
          <a className="door primary" href="/tra-cuu">
            <strong>{text('file.followFirst')}</strong>
          </a>
          <button type="button" className="quiet" onClick={() => void submit(true)}>
            {text('file.anyway')}
          </button>
        </p>
      )}
      <fieldset id={idOf('kind')} tabIndex={-1} aria-describedby={kindError ? 'kind-error' : undefined}>
        <legend>{text('kind.legend')}</legend>
        {kindError && (
          <p className="error" id="kind-error">
            {text(kindError)}
          </p>
        )}
        <div className="choices">
          {KINDS.map((kind) => (
            <label key={kind} className="choice">
              <input type="radio" name="kind" checked={form.kind === kind} onChange={() => change({ kind })} /> {text(`kind.${kind}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <PersonSection form={form} change={change} errors={errors} />
      <PlaceSection form={form} change={change} errors={errors} />
      {asksForDoses(form.kind) && <DosesSection form={form} change={change} errors={errors} />}
      <fieldset>
        <legend>{text('proof.legend')}</legend>
        <Photos photos={form.photos} error={errors['photoIds']} onChange={(photos) => change({ photos })} onBusy={setUploading} />
        <Field path="description" label="proof.description" errors={errors} optional>
          {(control) => (
            <textarea
              {...control}
              rows={4}
              maxLength={2000}
              value={form.description}
              onChange={(event) => change({ description: event.target.value })}
            />
          )}
        </Field>
      </fieldset>
      {state === 'failed' && (
        <p className="error" role="alert">
          {text('file.failed')}
        </p>
      )}
      <button type="submit" className="submit" disabled={state === 'sending' || uploading}>
        {text(uploading ? 'file.uploading' : state === 'sending' ? 'file.sending' : 'file.submit')}
      </button>
    </form>
  );
}
