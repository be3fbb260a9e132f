/** What happened to a contact, field by field. */
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { ContactHistoryDocument } from '../../generated/graphql.ts';
import { FieldChanges } from '../FieldChanges.tsx';
import { showMoment } from '../format.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { Loading } from '../lists/Loading.tsx';
import type { ListedContact } from './contact.ts';

export function ContactHistory({ contact, onClose }: { contact: ListedContact; onClose: () => void }) {
  const translate = useTranslate();
  const graph = useGraph();
  const { data: history } = useQuery({
    queryKey: ['contacts', 'history', contact.id, contact.version],
    queryFn: async () => (await graph.request(ContactHistoryDocument, { id: contact.id })).data.contact?.history ?? [],
  });
  const shown = (name: string, value: string | null | undefined) =>
    !value
      ? '—'
      : name === 'responsibilities'
        ? value
            .split(', ')
            .map((each) => translate(`responsibility.${each}`))
            .join(', ')
        : value;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>
        {translate('contacts.history')}: {contact.fullName}
      </DialogTitle>
      <DialogContent>
        {!history && <Loading />}
        {history?.length === 0 && <Typography>{translate('contacts.noHistory')}</Typography>}
        <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {history?.map((each) => (
            <Box component="li" key={each.at} sx={{ borderLeft: 2, borderColor: 'divider', pl: 1.5, pb: 1.5 }}>
              <Typography variant="body2">
                <strong>{translate(`contacts.change.${each.change}`)}</strong> · {each.by.name}
              </Typography>
              <Typography variant="caption" color="textSecondary" component="time" dateTime={each.at}>
                {showMoment(each.at)}
              </Typography>
              {each.note && <Typography variant="body2">{each.note}</Typography>}
              <FieldChanges fields={each.fields} show={shown} />
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
