/** What was filed: its code, until when there is an answer, and the way on. */
import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'wouter';
import { useMessages } from '../messages/messages.tsx';
import { pathOf, receipts } from './receipts.ts';

type Code = ComponentType<{ address: string; label: string }>;
const none: Code = () => null;
/** The receipt stands without it, where it does not come. */
const ReceiptCode = lazy<Code>(() => import('./ReceiptCode.tsx').catch(() => ({ default: none })));

export function FiledPage() {
  const { code = '' } = useParams();
  const { text, moment } = useMessages();
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const receipt = receipts().find((kept) => kept.code === code);
  if (!receipt)
    return (
      <section>
        <h1 tabIndex={-1} ref={heading}>
          {text('done.notHere')}
        </h1>
        <p>{text('done.notHereHint')}</p>
        <p>
          <Link href="/tra-cuu" className="door primary">
            <strong>{text('done.follow')}</strong>
          </Link>
        </p>
      </section>
    );
  return (
    <section className="receipt">
      <h1 tabIndex={-1} ref={heading}>
        {text('done.title')}
      </h1>
      <p>{text('done.code')}</p>
      <p className="code">
        <output>{code}</output>
      </p>
      <button type="button" className="quiet" onClick={() => void navigator.clipboard?.writeText(code).then(() => setCopied(true))}>
        {text(copied ? 'done.copied' : 'done.copy')}
      </button>
      <button type="button" className="quiet" onClick={() => window.print()}>
        {text('done.print')}
      </button>
      <Suspense>
        <ReceiptCode address={`${location.origin}/tra-cuu?ma=${code}`} label={text('done.qr', { code })} />
      </Suspense>
      <p>{text('done.keep')}</p>
      {receipt.getsNoMessage && <p className="warning">{text('done.landline')}</p>}
      <p>
        <strong>{text('done.deadline', { time: moment(receipt.deadline) })}</strong>
      </p>
      <p>
        <Link href={`/tra-cuu?ma=${code}`} state={{ code, phone: receipt.phone }} className="door primary">
          <strong>{text('done.follow')}</strong>
        </Link>
      </p>
    </section>
  );
}

/** On other pages: the way back to what was filed last. */
export function LastReceipt() {
  const { text } = useMessages();
  const [last] = receipts();
  if (!last) return null;
  return (
    <p className="hint">
      <Link href={pathOf(last.code)}>{text('done.again', { code: last.code })}</Link>
    </p>
  );
}
