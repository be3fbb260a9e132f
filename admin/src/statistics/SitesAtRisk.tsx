/** The sites that will breach tonight, and who was warned of what has. */
import { List, ListItem, ListItemText, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { showMoment } from '../format.ts';
import { Drill } from './Drill.tsx';
import type { Statistics } from './statistics.ts';

const tight = { '& .MuiListItem-root': { py: 0.25 } };

export function SitesAtRisk({ sitesAtRisk }: Pick<Statistics, 'sitesAtRisk'>) {
  const translate = useTranslate();
  if (!sitesAtRisk.length) return <Typography color="textSecondary">{translate('statistics.nobodyPressed')}</Typography>;
  return (
    <List dense disablePadding sx={tight}>
      {sitesAtRisk.map(({ site, now }) => (
        <ListItem key={site.code} disableGutters secondaryAction={<strong>{now.dueSoon}</strong>}>
          <ListItemText
            primary={<Drill filter={{ tab: 'DUE_SOON', unit: site.code }}>{site.name ?? site.code}</Drill>}
            secondary={[site.district?.name, now.unassigned ? translate('statistics.ofThese', { count: now.unassigned }) : '']
              .filter(Boolean)
              .join(' · ')}
          />
        </ListItem>
      ))}
    </List>
  );
}

export function Escalations({ escalations }: Pick<Statistics, 'escalations'>) {
  const translate = useTranslate();
  if (!escalations.length) return <Typography color="textSecondary">{translate('statistics.noEscalations')}</Typography>;
  return (
    <List dense disablePadding sx={{ ...tight, maxHeight: 420, overflow: 'auto' }}>
      {escalations.map(({ id, at, hours, complaintCount, notified, responsible }) => (
        <ListItem key={id} disableGutters>
          <ListItemText
            primary={`${responsible.site?.name ?? responsible.administrativeUnit?.name ?? responsible.code}: ${translate('statistics.escalationOf', { count: complaintCount, hours })}`}
            secondary={`${showMoment(at)} · ${notified?.length ? notified.map(({ name }) => name).join(', ') : translate(notified ? 'notice.nobody' : 'notice.waiting')}`}
          />
        </ListItem>
      ))}
    </List>
  );
}
