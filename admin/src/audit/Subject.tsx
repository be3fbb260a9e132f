/** Whom or what an entry is about, by name where the trail may tell it without looking: a complaint by its code. */
import { Link as Pressed, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { EntryOnScreenFragment } from '../../generated/graphql.ts';
import type { Question } from './filterOf.ts';

const PAGES: Partial<Record<string, string>> = { complaint: 'complaints', citizen: 'citizens' };

/** `#4821`: tells rows about one from rows about another, without telling who that is. */
export const tagOf = (id: string): string => {
  const digits = Number.parseInt(id.replace(/[^0-9a-f]/gi, '').slice(-7), 16) % 10_000;
  return Number.isNaN(digits) ? '' : `#${String(digits).padStart(4, '0')}`;
};

interface Props {
  subject: string | undefined;
  entry: Pick<EntryOnScreenFragment, 'complaints' | 'accounts'>;
  /** Asks for everything about it. */
  onAsk: (change: Partial<Question>) => void;
}

const parts = (subject: string): string[] => subject.split(/:(.*)/s);

export function Subject({ subject, entry: { complaints, accounts }, onAsk }: Props) {
  const translate = useTranslate();
  if (!subject) return <Typography variant="body2">—</Typography>;
  const [kind = '', id = ''] = parts(subject);
  const code = complaints.find((complaint) => complaint?.id === id)?.code;
  const page = PAGES[kind];
  const what = translate(`audit.subjectKind.${kind}`, { _: kind });
  const called = code ?? accounts.find((account) => account?.id === id)?.name;
  const name = [what, called ?? (kind === 'kind' ? translate(`audit.retained.${id}`, { _: id }) : tagOf(id))].filter(Boolean).join(' ');
  return (
    <Typography variant="body2" noWrap>
      <Pressed component="button" variant="body2" onClick={() => onAsk({ subject, subjectLabel: name })}>
        {name}
      </Pressed>
      {page && (code || kind === 'citizen') && (
        <>
          {' · '}
          <Pressed component={Link} to={`/${page}/${id}/show`} aria-label={`${translate('audit.goTo')} ${name}`}>
            {translate('audit.goTo')}
          </Pressed>
        </>
      )}
    </Typography>
  );
}
