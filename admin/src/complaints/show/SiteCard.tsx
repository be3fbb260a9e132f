/** Who can be asked: the site and its focal contacts or, while it is unknown, the authority's. */
import { Divider, Link, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ContactOnScreenFragment } from '../../../generated/graphql.ts';
import { showPhone } from '../../format.ts';
import type { ComplaintOnScreen } from '../complaint.ts';

export function SiteCard({ complaint: { site: claimed, responsible } }: { complaint: ComplaintOnScreen }) {
  const translate = useTranslate();
  const site = claimed ?? responsible.site;
  if (!site)
    return (
      <Stack spacing={0.5}>
        <Typography color="textSecondary">{translate('screen.noSite')}</Typography>
        <Typography sx={{ fontWeight: 600 }}>{responsible.office.name}</Typography>
        <Contacts contacts={responsible.office.contacts} />
      </Stack>
    );
  return (
    <Stack spacing={0.5}>
      <Typography sx={{ fontWeight: 600 }}>{site.name}</Typography>
      <Typography variant="body2" color="textSecondary">
        {[site.address, site.commune?.name, site.district?.name, site.province?.name].filter(Boolean).join(', ')}
      </Typography>
      <Contacts contacts={site.contacts} />
    </Stack>
  );
}

function Contacts({ contacts }: { contacts: readonly ContactOnScreenFragment[] }) {
  const translate = useTranslate();
  return (
    <>
      <Divider sx={{ py: 0.5 }} />
      {contacts.length === 0 && <Typography color="warning">{translate('screen.noContacts')}</Typography>}
      {contacts.map((contact) => (
        <Typography variant="body2" key={contact.id}>
          <strong>{contact.fullName}</strong>, {contact.title} (
          {contact.responsibilities.map((responsibility) => translate(`responsibility.${responsibility}`)).join(', ')})<br />
          <Link href={`tel:${contact.mobilePhone}`}>{showPhone(contact.mobilePhone)}</Link> ·{' '}
          <Link href={`mailto:${contact.email}`}>{contact.email}</Link>
        </Typography>
      ))}
    </>
  );
}
