import { Link } from 'wouter';
import { LastReceipt } from './filing/FiledPage.tsx';
import { useMessages } from './messages/messages.tsx';

export function HomePage() {
  const { text } = useMessages();
  return (
    <>
      <h1>{text('home.title')}</h1>
      <p className="lead">{text('home.lead')}</p>
      <LastReceipt />
      <nav className="doors" aria-label={text('home.doors')}>
        <Link href="/phan-anh" className="door primary">
          <strong>{text('home.file')}</strong>
          <span>{text('home.fileHint')}</span>
        </Link>
        <Link href="/mui-tiem" className="door">
          <strong>{text('home.record')}</strong>
          <span>{text('home.recordHint')}</span>
        </Link>
        <Link href="/tra-cuu" className="door">
          <strong>{text('home.follow')}</strong>
          <span>{text('home.followHint')}</span>
        </Link>
      </nav>
      <section aria-labelledby="how">
        <h2 id="how">{text('home.how')}</h2>
        <ol className="steps">
          <li>{text('home.how1')}</li>
          <li>{text('home.how2')}</li>
          <li>{text('home.how3')}</li>
        </ol>
      </section>
    </>
  );
}
