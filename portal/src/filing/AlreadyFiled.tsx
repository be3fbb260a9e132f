/** Why a complaint was not taken: an open one says the same. What to do about it stands within. */
import { type ReactNode, useEffect, useRef } from 'react';
import { type MessageKey, useMessages } from '../messages/messages.tsx';

interface Props {
  /** By what the two are of one person. */
  why: MessageKey;
  /** Of what was filed on this device under the same phone; the code of the open one itself is not for who knows a number. */
  code?: string | undefined;
  children: ReactNode;
}

export function AlreadyFiled({ why, code, children }: Props) {
  const { text } = useMessages();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section className="already" role="alert" tabIndex={-1} ref={box}>
      <h2>{text('already.title')}</h2>
      <p>{text(why)}</p>
      <p>{code ? text('already.code', { code }) : text('already.noCode')}</p>
      <p>{text('already.hint')}</p>
      {children}
    </section>
  );
}
