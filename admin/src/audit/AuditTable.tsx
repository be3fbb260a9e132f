/** Entries of the trail: a line each, which opens to what was seen or changed. */
import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { Box, Card, Collapse, IconButton, Link as Pressed, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { EntryOnScreenFragment } from '../../generated/graphql.ts';
import { FieldChanges } from '../FieldChanges.tsx';
import { showMoment } from '../format.ts';
import { Empty } from '../lists/Empty.tsx';
import type { Question } from './filterOf.ts';

type Ask = (change: Partial<Question>) => void;

export function AuditTable({ onAsk }: { onAsk: Ask }) {
  const { data = [] } = useListContext<EntryOnScreenFragment>();
  if (!data.length) return <Empty />;
  return (
    <Card component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {data.map((entry) => (
        <Entry key={entry.id} entry={entry} onAsk={onAsk} />
      ))}
    </Card>
  );
}

const COLUMNS = { xs: 'minmax(0, 1fr) auto', md: '150px minmax(0, 1.2fr) minmax(0, 1fr) minmax(0, 1.4fr) auto' };

function Entry({ entry, onAsk }: { entry: EntryOnScreenFragment; onAsk: Ask }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const { actor, subjects } = entry;
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', px: 1.5, py: 0.75, '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: COLUMNS, columnGap: 2, alignItems: 'center' }}>
        <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {showMoment(entry.at)}
        </Typography>
        <Typography variant="body2" sx={{ gridColumn: { xs: 1, md: 'auto' } }}>
          <Pressed component="button" variant="body2" onClick={() => onAsk({ actor: actor.id })}>
            {actor.name ?? translate(`audit.actorKind.${actor.kind}`)}
          </Pressed>
          {actor.role ? ` · ${translate(`role.${actor.role}`)} · ${actor.unit}` : actor.kind === 'PARTNER' ? ` · ${actor.id}` : ''}
        </Typography>
        <Typography variant="body2" sx={{ fontWeight: 600, gridColumn: { xs: 1, md: 'auto' } }}>
          {translate(`audit.did.${entry.action}`, {
            _: entry.kind === 'LOOK' ? translate('audit.looked', { operation: entry.action }) : entry.action,
          })}
        </Typography>
        <Box sx={{ minWidth: 0, gridColumn: { xs: 1, md: 'auto' } }}>
          <Subject subject={subjects[0]} onAsk={onAsk} />
          {subjects.length > 1 && (
            <Typography variant="caption">{translate('audit.more', { smart_count: subjects.length - 1 })}</Typography>
          )}
        </Box>
        <IconButton
          size="small"
          aria-expanded={open}
          aria-label={translate('audit.details')}
          onClick={() => setOpen(!open)}
          sx={{ gridColumn: { xs: 2, md: 'auto' }, gridRow: { xs: 1, md: 'auto' }, transform: open ? 'rotate(180deg)' : 'none' }}
        >
          <ExpandMoreOutlined fontSize="small" />
        </IconButton>
      </Box>
      <Collapse in={open} unmountOnExit>
        <Details entry={entry} onAsk={onAsk} />
      </Collapse>
    </Box>
  );
}

function Subject({ subject, onAsk }: { subject: string | undefined; onAsk: Ask }) {
  const translate = useTranslate();
  if (!subject) return <Typography variant="body2">—</Typography>;
  const [kind = '', id = ''] = subject.split(/:(.*)/s);
  return (
    <Typography variant="body2" noWrap title={subject}>
      {translate(`audit.subjectKind.${kind}`, { _: kind })}{' '}
      <Pressed component="button" variant="body2" onClick={() => onAsk({ subject })}>
        {shortened(id)}
      </Pressed>
    </Typography>
  );
}

/** Of a UUID the first eight letters tell it from all others on a page. */
const shortened = (id: string): string => (/^[0-9a-f]{8}-/.test(id) ? id.slice(0, 8) : id);

function Details({ entry, onAsk }: { entry: EntryOnScreenFragment; onAsk: Ask }) {
  const translate = useTranslate();
  const rows: [string, string | null | undefined][] = [
    ['number', String(entry.number)],
    ['seen', entry.fields.join(', ')],
    ['address', entry.address],
    ['requestId', entry.requestId],
    ['account', entry.actor.id],
  ];
  return (
    <Stack spacing={0.5} sx={{ py: 1, pl: { md: 1 } }}>
      <FieldChanges fields={entry.changes} show={(_, value) => value ?? '—'} />
      {entry.subjects.slice(0, 100).map((subject) => (
        <Box key={subject} sx={{ display: 'flex', gap: 1 }}>
          <Subject subject={subject} onAsk={onAsk} />
          {/^(complaint|citizen):/.test(subject) && (
            <Pressed component={Link} to={`/${subject.startsWith('complaint') ? 'complaints' : 'citizens'}/${subject.split(':')[1]}/show`}>
              {translate('audit.goTo')}
            </Pressed>
          )}
        </Box>
      ))}
      {entry.task && (
        <Typography variant="body2">
          {translate('audit.task')}: {entry.task}
        </Typography>
      )}
      {rows.map(([name, value]) =>
        value ? (
          <Typography key={name} variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
            {translate(`audit.row.${name}`)}: {value}
          </Typography>
        ) : null,
      )}
    </Stack>
  );
}
