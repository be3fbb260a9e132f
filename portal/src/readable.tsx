/**
 * Pages that work without JavaScript: a complaint from the link in a mail, or by code and phone from the plain form; and the form that
 * files one. The gateway renders them with what this file exports (gateway/http/serverRenderedPages.ts), in the words and looks of the others.
 */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Router } from 'wouter';
import {
  FileComplaintDocument,
  type FileComplaintMutation,
  ProvincesDocument,
  TrackComplaintDocument,
  type TrackedFragment,
  TrackLinkedComplaintDocument,
  VaccinesDocument,
} from '../generated/graphql.ts';
import { Frame } from './Frame.tsx';
import { type Errors, toErrors } from './fields/errors.ts';
import { TextField } from './fields/Field.tsx';
import { getsNoMessage } from './filing/form.ts';
import { TrackedComplaintView } from './following/TrackedComplaintView.tsx';
import { type Language, MessagesIn, otherThan, useMessages } from './messages/messages.tsx';
import { PLAIN_FILING, PlainFilingPage, PlainReceiptPage } from './plain/PlainFilingPage.tsx';
import { emptyPlainForm, type PlainForm, plainInput, readPlainForm } from './plain/plainForm.ts';
import { Prefetched, prefetchKey } from './prefetched.ts';

/** The operations behind the pages, by their hash. */
export const OPERATIONS = {
  byPhone: String(TrackComplaintDocument),
  byLink: String(TrackLinkedComplaintDocument),
  file: String(FileComplaintDocument),
  provinces: String(ProvincesDocument),
  vaccines: String(VaccinesDocument),
};

export interface Readable {
  language: Language;
  /** Null for none; undefined when it cannot be said, because a part of the system does not answer. */
  complaint: TrackedFragment | null | undefined;
  /** How the visitor came. */
  by: 'link' | 'phone';
  /** To wait, after too many tries; 0 for none. */
  minutes: number;
  /** What they typed, to be mended. */
  typed?: { code: string; phone: string };
  /** Where the same stands in another language; a form that was sent has no such address. */
  address: string | undefined;
}

/** The markup of the page's body. */
export const render = (page: Readable): string => markup(page.language, page.address, <Page {...page} />);

const markup = (
  language: Language,
  address: string | undefined,
  page: ReactNode,
  prefetched: ReadonlyMap<string, unknown> = new Map(),
): string =>
  renderToStaticMarkup(
    <Prefetched value={prefetched}>
      <Router ssrPath={address ?? '/tra-cuu'}>
        <MessagesIn language={language} setLanguage={() => {}}>
          <Frame language={address !== undefined && <LanguageLink address={address} />}>{page}</Frame>
        </MessagesIn>
      </Router>
    </Prefetched>,
  );

type AskGraph = (operation: keyof typeof OPERATIONS, variables: object) => Promise<unknown>;

/**
 * The form that files a complaint, or what became of it.
 * @param sent null for the empty form
 * @param ask the graph; throws when it does not answer, or not so often
 */
export async function fileComplaint(
  language: Language,
  sent: URLSearchParams | null,
  ask: AskGraph,
): Promise<{ status: number; body: string }> {
  const show = async (status: number, form: PlainForm, told: { errors?: Errors; failed?: boolean }) => ({
    status,
    body: markup(language, PLAIN_FILING, <PlainFilingPage form={form} language={language} {...told} />, await listsFrom(ask)),
  });
  if (!sent) return await show(200, emptyPlainForm(), {});
  const form = readPlainForm(sent);
  const checked = plainInput(form, sent.has('fileAnyway'));
  if ('errors' in checked) return await show(422, form, checked);
  const answer = (await ask('file', { input: checked.input }).catch(() => undefined)) as FileComplaintMutation | undefined;
  if (!answer) return await show(503, form, { failed: true });
  const { complaint, errors } = answer.fileComplaint;
  // What is mended and sent anew is another complaint than what was refused.
  if (!complaint) return await show(422, { ...form, key: crypto.randomUUID() }, { errors: toErrors(errors) });
  return { status: 200, body: markup(language, undefined, <PlainReceiptPage {...complaint} getsNoMessage={getsNoMessage(form)} />) };
}

/** As far as the graph answers: without them the rest of a form is still there. */
const listsFrom = async (ask: AskGraph): Promise<Map<string, unknown>> =>
  new Map([
    [prefetchKey(ProvincesDocument, '{}'), await ask('provinces', {}).catch(() => undefined)],
    [prefetchKey(VaccinesDocument, '{}'), await ask('vaccines', {}).catch(() => undefined)],
  ]);

function Page({ complaint, by, minutes, typed, language }: Readable) {
  const { text } = useMessages();
  return (
    <>
      <h1>{text('follow.title')}</h1>
      {complaint === undefined && <p className="error">{minutes ? text('follow.tooOften', { minutes }) : text('follow.failed')}</p>}
      {complaint === null && <p className="error">{text(by === 'link' ? 'follow.noLink' : 'follow.none')}</p>}
      {complaint && <TrackedComplaintView complaint={complaint} />}
      {!complaint && typed && <PlainLookup {...typed} language={language} />}
      <p>
        <a className="door" href={complaint ? `/tra-cuu?ma=${complaint.code}` : '/tra-cuu'}>
          <strong>{text(complaint ? 'follow.act' : 'follow.again')}</strong>
          {complaint && <span>{text('follow.actHint')}</span>}
        </a>
      </p>
    </>
  );
}

/** The browser holds what is typed. */
const change = () => {};

function PlainLookup({ code, phone, language }: { code: string; phone: string; language: Language }) {
  const { text } = useMessages();
  return (
    <form method="post" action={`/tra-cuu?ngon-ngu=${language}`} className="lookup">
      <TextField path="code" label="follow.code" errors={{}} maxLength={20} value={code} onChange={change} />
      <TextField
        path="phone"
        label="follow.phone"
        errors={{}}
        type="tel"
        autoComplete="tel"
        maxLength={20}
        value={phone}
        onChange={change}
      />
      <button type="submit" className="submit">
        {text('follow.submit')}
      </button>
    </form>
  );
}

function LanguageLink({ address }: { address: string }) {
  const { language } = useMessages();
  const other = otherThan(language);
  return (
    <a className="quiet" href={`${address}?ngon-ngu=${other.code}`} lang={other.code}>
      {other.name}
    </a>
  );
}
