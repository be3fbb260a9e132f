/** Whom or what an entry is about, by name where the trail may tell it without looking: a complaint by its code. */
import { Link as MuiLink, Typography } from '@mui/material';
import { isNamedById, tagOf } from '@so-tiem/platform/values/auditWords';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { EntryOnScreenFragment } from '../../generated/graphql.ts';
import type { Question } from './filterOf.ts';

const PAGES: Partial<Record<string, string>> = { complaint: 'complaints', citizen: 'citizens' };

interface Props {
  subject: string | undefined;
  entry: Pick<EntryOnScreenFragment, 'complaints' | 'accounts' | 'sites' | 'administrativeUnits'>;
  /** Asks for everything about it. */
  onAsk: (change: Partial<Question>) => void;
}

const parts = (subject: string): string[] => subject.split(/:(.*)/s);

export function Subject({ subject, entry, onAsk }: Props) {
  const translate = useTranslate();
  if (!subject) return <Typography variant="body2">—</Typography>;
  const [kind = '', id = ''] = parts(subject);
  const page = PAGES[kind];
  const code = entry.complaints.find((complaint) => complaint?.id === id)?.code;
  const place = [...entry.sites, ...entry.administrativeUnits].find((unit) => unit?.code === id)?.name;
  const account = entry.accounts.find((one) => one?.id === id)?.name;
  const told = kind === 'kind' ? translate(`audit.retained.${id}`, { _: id }) : id;
  const named = code ?? place ?? account ?? (isNamedById(kind) ? told : tagOf(id));
  const name = `${translate(`audit.subjectKind.${kind}`, { _: kind })} ${named}`;
  return (
    <Typography variant="body2" noWrap>
      <MuiLink component="button" variant="body2" onClick={() => onAsk({ subject, subjectLabel: name })}>
        {name}
      </MuiLink>
      {page && (code || kind === 'citizen') && (
        <>
          {' · '}
          <MuiLink component={Link} to={`/${page}/${id}/show`} aria-label={`${translate('audit.goTo')} ${name}`}>
            {translate('audit.goTo')}
          </MuiLink>
        </>
      )}
    </Typography>
  );
}
