/** Entries of the trail: a line each, which opens to what was seen or changed. */
import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { Box, Button, Card, Collapse, IconButton, Link as MuiLink, Stack, Typography } from '@mui/material';
import { tagOf } from '@so-tiem/platform/values/auditWords';
import { useState } from 'react';
import { useListContext, useNotify, useTranslate } from 'react-admin';
import type { EntryOnScreenFragment } from '../../generated/graphql.ts';
import { FieldChanges } from '../FieldChanges.tsx';
import { showMoment } from '../format.ts';
import { Empty } from '../lists/Empty.tsx';
import type { Question } from './filterOf.ts';
import { Subject } from './Subject.tsx';
import { nameOfChange, namesOfSeen, showChange } from './showChange.ts';

type Ask = (change: Partial<Question>) => void;
type Entry = EntryOnScreenFragment;

const MAX_SUBJECTS = 100;

export function AuditTable({ onAsk }: { onAsk: Ask }) {
  const { data = [] } = useListContext<Entry>();
  if (!data.length) return <Empty />;
  return (
    <Card component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {data.map((entry) => (
        <Line key={entry.id} entry={entry} onAsk={onAsk} />
      ))}
    </Card>
  );
}

const COLUMNS = { xs: 'minmax(0, 1fr) auto', md: '150px minmax(0, 1.2fr) minmax(0, 1fr) minmax(0, 1.4fr) auto' };

function Line({ entry, onAsk }: { entry: Entry; onAsk: Ask }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const { subjects } = entry;
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', px: 1.5, py: 0.75, '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: COLUMNS, columnGap: 2, alignItems: 'center' }}>
        <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {showMoment(entry.at)}
        </Typography>
        <Box sx={{ gridColumn: { xs: 1, md: 'auto' } }}>
          <Actor actor={entry.actor} onAsk={onAsk} />
        </Box>
        <Typography variant="body2" sx={{ fontWeight: 600, gridColumn: { xs: 1, md: 'auto' } }}>
          {translate(`audit.did.${entry.action}`, { _: translate(`audit.other.${entry.kind}`) })}
        </Typography>
        <Box sx={{ minWidth: 0, gridColumn: { xs: 1, md: 'auto' } }}>
          <Subject subject={subjects[0]} entry={entry} onAsk={onAsk} />
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

function Actor({ actor, onAsk }: { actor: Entry['actor']; onAsk: Ask }) {
  const translate = useTranslate();
  const { kind, id, name, role, unit, site, administrativeUnit } = actor;
  const place = site?.name ?? administrativeUnit?.name ?? (unit ? translate('unit.country') : '');
  return (
    <Typography variant="body2">
      <MuiLink
        component="button"
        variant="body2"
        onClick={() => onAsk({ actor: id, actorLabel: name ?? translate(`audit.actorKind.${kind}`) })}
      >
        {name ?? translate(`audit.actorKind.${kind}`)}
      </MuiLink>
      {role ? ` · ${translate(`role.${role}`)} · ${place}` : kind === 'PARTNER' ? ` · ${id}` : ''}
    </Typography>
  );
}

function Details({ entry, onAsk }: { entry: Entry; onAsk: Ask }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { requestId } = entry;
  const rows: [string, string | null | undefined][] = [
    ['number', String(entry.number)],
    ['seen', namesOfSeen(translate, entry.fields)],
    ['address', entry.address],
    ['account', entry.actor.kind === 'STAFF' ? tagOf(entry.actor.id) : null],
  ];
  const copy = async () => {
    await navigator.clipboard.writeText(requestId ?? '');
    notify('act.copied', { type: 'success' });
  };
  return (
    <Stack spacing={0.5} sx={{ py: 1, pl: { md: 1 }, alignItems: 'start' }}>
      <FieldChanges
        fields={entry.changes}
        named={(name) => nameOfChange(translate, name)}
        show={(name, value) => showChange(translate, name, value)}
      />
      {entry.changesErased && <Typography variant="body2">{translate('audit.changesErased')}</Typography>}
      {entry.subjects.slice(0, MAX_SUBJECTS).map((subject) => (
        <Subject key={subject} subject={subject} entry={entry} onAsk={onAsk} />
      ))}
      {entry.task && (
        <Stack direction="row" spacing={1}>
          <Typography variant="body2">{translate('audit.task')}:</Typography>
          <Subject subject={entry.task} entry={entry} onAsk={onAsk} />
        </Stack>
      )}
      {rows.map(([name, value]) =>
        value ? (
          <Typography key={name} variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {translate(`audit.row.${name}`)}: {value}
          </Typography>
        ) : null,
      )}
      {requestId && (
        <Button size="small" onClick={() => void copy()}>
          {translate('audit.copyRequest')}
        </Button>
      )}
    </Stack>
  );
}
