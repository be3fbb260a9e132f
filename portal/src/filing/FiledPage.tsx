import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useMessages } from '../messages/messages.tsx';

export interface Filed {
  code: string;
  deadline: string;
  phone: string;
}

export function FiledPage({ code, deadline, phone }: Filed) {
  const { text, moment } = useMessages();
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
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
      <p>{text('done.keep')}</p>
      <p>
        <strong>{text('done.deadline', { time: moment(deadline) })}</strong>
      </p>
      <p>
        <Link href="/tra-cuu" state={{ code, phone }} className="door primary">
          <strong>{text('done.follow')}</strong>
        </Link>
      </p>
    </section>
  );
}
