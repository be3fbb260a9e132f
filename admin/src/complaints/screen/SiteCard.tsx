import { Divider, Link, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { showPhone } from '../../format.ts';
import type { ComplaintOnScreen } from '../complaint.ts';

export function SiteCard({ complaint }: { complaint: ComplaintOnScreen }) {
  const translate = useTranslate();
  const site = complaint.site ?? complaint.responsible.site;
  if (!site)
    return (
      <Typography color="text.secondary">
        {translate('screen.noSite')} · {complaint.responsible.administrativeUnit?.name ?? complaint.responsible.code}
      </Typography>
    );
  return (
    <Stack spacing={0.5}>
      <Typography sx={{ fontWeight: 600 }}>{site.name}</Typography>
      <Typography variant="body2" color="text.secondary">
        {[site.address, site.commune?.name, site.district?.name, site.province?.name].filter(Boolean).join(', ')}
      </Typography>
      <Divider sx={{ py: 0.5 }} />
      {site.contacts.length === 0 && <Typography color="warning.main">{translate('screen.noContacts')}</Typography>}
      {site.contacts.map((contact) => (
        <Typography variant="body2" key={contact.id}>
          <strong>{contact.fullName}</strong>, {contact.title} (
          {contact.responsibilities.map((responsibility) => translate(`responsibility.${responsibility}`)).join(', ')})<br />
          <Link href={`tel:${contact.mobilePhone}`}>{showPhone(contact.mobilePhone)}</Link> ·{' '}
          <Link href={`mailto:${contact.email}`}>{contact.email}</Link>
        </Typography>
      ))}
    </Stack>
  );
}
