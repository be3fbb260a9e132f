/** Whom or what an entry is about, by name where the trail may tell it without looking: a complaint by its code. */
import { Link as Pressed, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { EntryOnScreenFragment } from '../../generated/graphql.ts';
import type { Question } from './filterOf.ts';

const PAGES: Partial<Record<string, string>> = { complaint: 'complaints', citizen: 'citizens' };
/** What has a name of its own instead of an id. */
const NAMED = ['account', 'kind'];

interface Props {
  subject: string | undefined;
  complaints: EntryOnScreenFragment['complaints'];
  /** Asks for everything about it. */
  onAsk: (change: Partial<Question>) => void;
}

const parts = (subject: string): string[] => subject.split(/:(.*)/s);

export function Subject({ subject, complaints, onAsk }: Props) {
  const translate = useTranslate();
  if (!subject) return <Typography variant="body2">—</Typography>;
  const [kind = '', id = ''] = parts(subject);
  const code = complaints.find((complaint) => complaint?.id === id)?.code;
  const page = PAGES[kind];
  const what = translate(`audit.subjectKind.${kind}`, { _: kind });
  return (
    <Typography variant="body2" noWrap>
      <Pressed component="button" variant="body2" onClick={() => onAsk({ subject, subjectLabel: [what, code].filter(Boolean).join(' ') })}>
        {what} {code ?? (NAMED.includes(kind) ? id : '')}
      </Pressed>
      {page && (code || kind === 'citizen') && (
        <>
          {' · '}
          <Pressed component={Link} to={`/${page}/${id}/show`}>
            {translate('audit.goTo')}
          </Pressed>
        </>
      )}
    </Typography>
  );
}
