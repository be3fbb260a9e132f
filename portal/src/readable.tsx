/**
 * Pages that are read without JavaScript: a complaint from the link in a mail, or by code and phone from the plain form. The
 * gateway renders them with what this file exports (gateway/readablePages.ts), in the words and looks of the other pages.
 */
import { renderToStaticMarkup } from 'react-dom/server';
import { Router } from 'wouter';
import { TrackComplaintDocument, type TrackedFragment, TrackLinkedComplaintDocument } from '../generated/graphql.ts';
import { Frame } from './Frame.tsx';
import { TrackedComplaintView } from './following/TrackedComplaintView.tsx';
import { type Language, MessagesIn, otherThan, useMessages } from './messages/messages.tsx';

/** The operations behind the pages, by their hash. */
export const OPERATIONS = { byPhone: String(TrackComplaintDocument), byLink: String(TrackLinkedComplaintDocument) };

export interface Readable {
  language: Language;
  /** Null for none; undefined when it cannot be said, because a part of the system does not answer. */
  complaint: TrackedFragment | null | undefined;
  /** What somebody came with. */
  by: 'link' | 'phone';
  /** Where the same stands in another language; a form that was sent has no such address. */
  address: string | undefined;
}

/** The markup of the page's body. */
export const render = (page: Readable): string =>
  renderToStaticMarkup(
    <Router ssrPath={page.address ?? '/tra-cuu'}>
      <MessagesIn language={page.language} setLanguage={() => {}}>
        <Frame language={page.address !== undefined && <LanguageLink address={page.address} />}>
          <Page {...page} />
        </Frame>
      </MessagesIn>
    </Router>,
  );

function Page({ complaint, by }: Readable) {
  const { text } = useMessages();
  return (
    <>
      <h1>{text('follow.title')}</h1>
      {complaint === undefined && <p className="error">{text('follow.failed')}</p>}
      {complaint === null && <p className="error">{text(by === 'link' ? 'follow.noLink' : 'follow.none')}</p>}
      {complaint && <TrackedComplaintView complaint={complaint} />}
      <p>
        <a className="door" href={complaint ? `/tra-cuu?ma=${complaint.code}` : '/tra-cuu'}>
          <strong>{text(complaint ? 'follow.act' : 'follow.again')}</strong>
          {complaint && <span>{text('follow.actHint')}</span>}
        </a>
      </p>
    </>
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
