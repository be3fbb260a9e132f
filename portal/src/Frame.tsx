/** What stands around every page. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useMessages } from './messages/messages.tsx';

/** @param language the way to the page in the other one */
export function Frame({ language, children }: { language: ReactNode; children: ReactNode }) {
  const { text } = useMessages();
  return (
    <>
      <a className="skip" href="#content">
        {text('skip')}
      </a>
      <header className="bar">
        <Link href="/" className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" /> {text('name')}
        </Link>
        {language}
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer>
        {text('footer')} <Link href="/huong-dan">{text('help.link')}</Link>
      </footer>
    </>
  );
}
