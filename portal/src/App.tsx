/** The portal's frame and its pages. */
import { useEffect } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { FileComplaintPage } from './filing/FileComplaintPage.tsx';
import { FollowComplaintPage } from './following/FollowComplaintPage.tsx';
import { HomePage } from './HomePage.tsx';
import { useMessages } from './messages/messages.tsx';

export function App() {
  const { text, language, setLanguage } = useMessages();
  const [path] = useLocation();
  // A new page begins at its top, for eyes and for screen readers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the page changes
  useEffect(() => {
    window.scrollTo(0, 0);
    document.title = `${document.querySelector('h1')?.textContent ?? ''} · ${text('name')}`;
  }, [path, language]);

  return (
    <>
      <a className="skip" href="#content">
        {text('skip')}
      </a>
      <header className="bar">
        <Link href="/" className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" /> {text('name')}
        </Link>
        <button
          type="button"
          className="quiet"
          lang={language === 'vi' ? 'en' : 'vi'}
          onClick={() => setLanguage(language === 'vi' ? 'en' : 'vi')}
        >
          {language === 'vi' ? 'English' : 'Tiếng Việt'}
        </button>
      </header>
      <main id="content" tabIndex={-1}>
        <Switch>
          <Route path="/" component={HomePage} />
          <Route path="/phan-anh" component={FileComplaintPage} />
          <Route path="/tra-cuu" component={FollowComplaintPage} />
          <Route>
            <h1>{text('notFound')}</h1>
            <p>
              <Link href="/">{text('toHome')}</Link>
            </p>
          </Route>
        </Switch>
      </main>
      <footer>{text('footer')}</footer>
    </>
  );
}
