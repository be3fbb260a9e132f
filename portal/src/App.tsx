/** The portal's frame and its pages. */
import { lazy, Suspense, useEffect } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { Frame } from './Frame.tsx';
import { FiledPage } from './filing/FiledPage.tsx';
import { HomePage } from './HomePage.tsx';

import { otherThan, useMessages } from './messages/messages.tsx';

const HelpPage = lazy(async () => ({ default: (await import('./HelpPage.tsx')).HelpPage }));
/** Fetched once the first page stands, so that a slow network shows that one first and the others at once. */
const loadFiling = () => import('./filing/FileComplaintPage.tsx');
const loadFollowing = () => import('./following/FollowComplaintPage.tsx');
const loadRecord = () => import('./record/MyRecordPage.tsx');
const MyRecordPage = lazy(async () => ({ default: (await loadRecord()).MyRecordPage }));
const ConfirmContactPage = lazy(async () => ({ default: (await import('./confirming/ConfirmContactPage.tsx')).ConfirmContactPage }));
const FileComplaintPage = lazy(async () => ({ default: (await loadFiling()).FileComplaintPage }));
const FollowComplaintPage = lazy(async () => ({ default: (await loadFollowing()).FollowComplaintPage }));

export function App() {
  const { text } = useMessages();
  useEffect(() => {
    void loadFiling();
    void loadFollowing();
    void loadRecord();
  }, []);

  return (
    <Frame language={<LanguageButton />}>
      <Suspense>
        <Switch>
          <Route path="/" component={HomePage} />
          <Route path="/phan-anh/:step?" component={FileComplaintPage} />
          <Route path="/phan-anh/da-gui/:code" component={FiledPage} />
          <Route path="/mui-tiem" component={MyRecordPage} />
          <Route path="/tra-cuu" component={FollowComplaintPage} />
          <Route path="/huong-dan" component={HelpPage} />
          <Route path="/xac-nhan-dau-moi/:token" component={ConfirmContactPage} />
          <Route>
            <h1>{text('notFound')}</h1>
            <p>
              <Link href="/">{text('toHome')}</Link>
            </p>
          </Route>
        </Switch>
        <PageStart />
      </Suspense>
    </Frame>
  );
}

function LanguageButton() {
  const { language, setLanguage } = useMessages();
  const other = otherThan(language);
  return (
    <button type="button" className="quiet" lang={other.code} onClick={() => setLanguage(other.code)}>
      {other.name}
    </button>
  );
}

/** A new page begins at its top, for eyes and for screen readers. */
function PageStart() {
  const { text, language } = useMessages();
  const [path] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the page changes
  useEffect(() => {
    window.scrollTo(0, 0);
    document.title = `${document.querySelector('h1')?.textContent ?? ''} · ${text('name')}`;
  }, [path, language]);
  return null;
}
