/** What happens with a complaint, how long it takes, and what proof helps; in plain words. */
import { Link } from 'wouter';
import { type MessageKey, useMessages } from './messages/messages.tsx';

const QUESTIONS = ['when', 'proof', 'without', 'after', 'disagree', 'lost', 'who'] as const;

export function HelpPage() {
  const { text } = useMessages();
  return (
    <article className="help">
      <h1>{text('help.title')}</h1>
      <p className="lead">{text('help.lead')}</p>
      {QUESTIONS.map((name) => (
        <section key={name} aria-labelledby={`help-${name}`}>
          <h2 id={`help-${name}`}>{text(`help.${name}` as MessageKey)}</h2>
          <p>{text(`help.${name}Answer` as MessageKey)}</p>
        </section>
      ))}
      <p>
        <Link href="/phan-anh" className="door primary">
          <strong>{text('home.file')}</strong>
        </Link>
      </p>
    </article>
  );
}
