/** Filing a complaint: one page, read from the top, and what was filled in once more before it is sent. Nothing typed is lost. */
import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { FileComplaintDocument } from '../../generated/graphql.ts';
import { ErrorSummary } from '../fields/ErrorSummary.tsx';
import { type Errors, idOf, stillWrong, toErrors } from '../fields/errors.ts';
import { Field } from '../fields/Field.tsx';
import { ask } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';
import { AlreadyFiled } from './AlreadyFiled.tsx';
import { CheckAnswers } from './CheckAnswers.tsx';
import { DosesSection } from './DosesSection.tsx';
import { LastReceipt } from './FiledPage.tsx';
import { asksForDoses, getsNoMessage, toInput, useComplaintForm } from './form.ts';
import { KindSection } from './KindSection.tsx';
import { LABELS } from './labels.ts';
import { PersonSection } from './PersonSection.tsx';
import { Photos } from './Photos.tsx';
import { PlaceSection } from './PlaceSection.tsx';
import { keepReceipt, onlyReceiptUnder, pathOf } from './receipts.ts';

const FORM = '/phan-anh';
const CHECKING = 'xem-lai';

interface Found {
  errors: Errors;
  /** An error of the form goes once it is mended; one of the graph stays until the form is sent anew. */
  by: 'form' | 'graph';
  /** Counts how often it was looked through. */
  at: number;
}

export function FileComplaintPage() {
  const { text } = useMessages();
  const { step } = useParams();
  const { form, change, forget } = useComplaintForm();
  const [found, setFound] = useState<Found>({ errors: {}, by: 'form', at: 0 });
  const [state, setState] = useState<'typing' | 'sending' | 'failed'>('typing');
  const [uploading, setUploading] = useState(false);
  const [, navigate] = useLocation();

  const showErrors = (by: Found['by'], errors: Errors) => setFound(({ at }) => ({ errors, by, at: at + 1 }));
  const now = toInput(form);
  const { duplicate, ...errors } = found.by === 'form' ? stillWrong(found.errors, 'errors' in now ? now.errors : {}) : found.errors;

  const check = () => {
    const checked = toInput(form);
    showErrors('form', 'errors' in checked ? checked.errors : {});
    if ('input' in checked) navigate(`${FORM}/${CHECKING}`);
  };
  const submit = async (fileAnyway = false) => {
    const checked = toInput(form);
    if ('errors' in checked) return showErrors('form', checked.errors);
    setState('sending');
    change({ sent: checked.sent });
    try {
      const { fileComplaint } = await ask(FileComplaintDocument, { input: { ...checked.input, ...(fileAnyway ? { fileAnyway } : {}) } });
      const refused = toErrors(fileComplaint.errors);
      showErrors('graph', refused);
      setState('typing');
      if (refused['photoIds'] === 'error.photoForgotten') change({ photos: [] });
      if (!fileComplaint.complaint) return navigate(FORM, { replace: true });
      const { code, deadline } = fileComplaint.complaint;
      keepReceipt({ code, deadline, phone: form.phone, getsNoMessage: getsNoMessage(form) });
      forget();
      navigate(pathOf(code), { replace: true }); // the way back leads past the empty form
    } catch {
      setState('failed');
    }
  };

  const earlier = duplicate && onlyReceiptUnder(form.phone);

  /** Once the form stands, and the page has begun at its top. */
  const goBackTo = (path: string) => {
    navigate(FORM);
    setTimeout(() => document.getElementById(idOf(path))?.focus(), 100);
  };

  const failed = state === 'failed' && (
    <p className="error" role="alert">
      {text('file.failed')}
    </p>
  );
  // By its address, with nothing filled in, one begins with the form.
  if (step === CHECKING && 'input' in now)
    return (
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <CheckAnswers form={form} onChange={goBackTo} />
        {failed}
        <button type="submit" className="submit" disabled={state === 'sending'}>
          {text(state === 'sending' ? 'file.sending' : 'file.submit')}
        </button>
      </form>
    );

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <h1>{text('file.title')}</h1>
      <p className="lead">{text('file.lead')}</p>
      <LastReceipt />
      <ErrorSummary key={found.at} errors={errors} labels={LABELS} />
      {duplicate && (
        <AlreadyFiled key={`duplicate ${found.at}`} why={duplicate} code={earlier?.code}>
          <p className="choices">
            <Link className="door primary" href={`/tra-cuu${earlier ? `?ma=${earlier.code}` : ''}`} state={earlier}>
              <strong>{text('already.follow')}</strong>
            </Link>
            <button type="button" className="quiet" disabled={state === 'sending'} onClick={() => void submit(true)}>
              {text('already.anyway')}
            </button>
          </p>
        </AlreadyFiled>
      )}
      <KindSection form={form} change={change} errors={errors} />
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
      {failed}
      <button type="submit" className="submit" disabled={state === 'sending' || uploading}>
        {text(uploading ? 'file.uploading' : state === 'sending' ? 'file.sending' : 'file.check')}
      </button>
    </form>
  );
}
