/** Contacts as a table at a desk, as cards on a phone, each with what can be done. */
import ForwardToInboxOutlined from '@mui/icons-material/ForwardToInboxOutlined';
import { Box, Button, Card, Checkbox, Chip, Link, Stack, Typography } from '@mui/material';
import { Datagrid, FunctionField, useListContext, useNotify, useTranslate, useUnselectAll } from 'react-admin';
import { SendConfirmationsDocument } from '../../generated/graphql.ts';
import { useIsMobile } from '../design/useIsMobile.ts';
import { showDate, showDay, showPhone } from '../format.ts';
import { useGraphMutation } from '../forms/useGraphMutation.ts';
import { Empty } from '../lists/Empty.tsx';
import { ContactActions } from './ContactActions.tsx';
import { type ListedContact, officeSubtitle } from './contact.ts';

interface Props {
  mayChange: boolean;
  onChanged: () => Promise<void>;
}

export function ContactTable({ mayChange, onChanged }: Props) {
  const translate = useTranslate();
  const narrow = useIsMobile();
  if (narrow) return <Cards mayChange={mayChange} onChanged={onChanged} />;
  return (
    <Card>
      {mayChange && <AskForConfirmation />}
      <Datagrid
        bulkActionButtons={false}
        rowClick={false}
        size="small"
        empty={<Empty />}
        sx={{
          '& td, & th': { px: 1, verticalAlign: 'top' },
          '& td:nth-of-type(2)': { minWidth: 140 },
          '& td:nth-of-type(3)': { minWidth: 125 },
          '& td:nth-of-type(5)': { minWidth: 105 },
        }}
      >
        {mayChange && <FunctionField label={<TickAll />} render={(contact: ListedContact) => <Tick contact={contact} />} />}
        <FunctionField
          label={translate('field.fullName')}
          render={(contact: ListedContact) => (
            <>
              <Typography variant="body2" sx={{ fontWeight: 600 }}>
                {contact.fullName}
              </Typography>
              <Typography variant="caption" color="textSecondary">
                {[contact.title, contact.department].filter(Boolean).join(', ')}
              </Typography>
            </>
          )}
        />
        <FunctionField
          label={translate('field.office')}
          render={({ office }: ListedContact) => (
            <>
              <Typography variant="body2">{office.name}</Typography>
              <Typography variant="caption" color="textSecondary">
                {officeSubtitle(office)}
              </Typography>
            </>
          )}
        />
        <FunctionField label={translate('field.reach')} render={(contact: ListedContact) => <Reach contact={contact} />} />
        <FunctionField
          label={translate('field.responsibilities')}
          render={({ responsibilities }: ListedContact) => responsibilities.map((each) => translate(`responsibility.${each}`)).join(', ')}
        />
        <FunctionField label={translate('field.confirmedAt')} render={(contact: ListedContact) => <Confirmed contact={contact} />} />
        <FunctionField
          label=""
          textAlign="right"
          render={(contact: ListedContact) => <ContactActions contact={contact} mayChange={mayChange} onChanged={onChanged} />}
        />
      </Datagrid>
    </Card>
  );
}

function Cards({ mayChange, onChanged }: Props) {
  const translate = useTranslate();
  const { data = [] } = useListContext<ListedContact>();
  if (!data.length) return <Empty />;
  return (
    <Stack spacing={1}>
      {data.map((contact) => (
        <Card key={contact.id} sx={{ p: 1.5 }}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'start' }}>
            <Box>
              <Typography sx={{ fontWeight: 600 }}>{contact.fullName}</Typography>
              <Typography variant="body2" color="textSecondary">
                {contact.title}, {contact.office.name}
              </Typography>
            </Box>
            <ContactActions contact={contact} mayChange={mayChange} onChanged={onChanged} />
          </Stack>
          <Reach contact={contact} />
          <Typography variant="body2">{contact.responsibilities.map((each) => translate(`responsibility.${each}`)).join(', ')}</Typography>
          <Confirmed contact={contact} />
        </Card>
      ))}
    </Stack>
  );
}

function Reach({ contact: { mobilePhone, email, problems } }: { contact: ListedContact }) {
  const translate = useTranslate();
  return (
    <>
      <Typography variant="body2" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
        <Link href={`tel:${mobilePhone}`} underline="hover">
          {showPhone(mobilePhone)}
        </Link>
      </Typography>
      <Typography variant="caption" noWrap title={email} sx={{ display: 'block', maxWidth: { sm: 180 } }}>
        {email}
      </Typography>
      {problems.map((problem) => (
        <Chip
          key={problem}
          size="small"
          color="warning"
          variant="outlined"
          label={translate(`contacts.problem.${problem}`)}
          sx={{ mr: 0.5 }}
        />
      ))}
    </>
  );
}

/** When and by whom it was confirmed, and how long it is valid. */
function Confirmed({ contact: { confirmedAt, confirmedBy, validFrom, validTo } }: { contact: ListedContact }) {
  const translate = useTranslate();
  const by = confirmedBy?.kind === 'CONTACT' ? translate('contacts.themselves') : confirmedBy?.name;
  const valid = validTo
    ? translate('contacts.fromUntil', { from: showDate(validFrom), until: showDate(validTo) })
    : translate('contacts.from', { from: showDate(validFrom) });
  return (
    <Box sx={{ fontVariantNumeric: 'tabular-nums' }}>
      {confirmedAt ? (
        <Typography variant="body2">
          <time dateTime={confirmedAt}>{showDay(confirmedAt)}</time>, {by}
        </Typography>
      ) : (
        <Typography variant="body2" color="warning">
          {translate('contacts.never')}
        </Typography>
      )}
      <Typography variant="caption" color="textSecondary">
        {valid}
      </Typography>
    </Box>
  );
}

function Tick({ contact: { id, fullName } }: { contact: ListedContact }) {
  const translate = useTranslate();
  const { selectedIds, onToggleItem } = useListContext();
  return (
    <Checkbox
      size="small"
      sx={{ p: 0 }}
      checked={selectedIds.includes(id)}
      onChange={() => onToggleItem(id)}
      slotProps={{ input: { 'aria-label': translate('contacts.tick', { name: fullName }) } }}
    />
  );
}

function TickAll() {
  const translate = useTranslate();
  const { data = [], selectedIds, onSelect } = useListContext<ListedContact>();
  const all = data.length > 0 && data.every(({ id }) => selectedIds.includes(id));
  return (
    <Checkbox
      size="small"
      sx={{ p: 0 }}
      checked={all}
      indeterminate={!all && selectedIds.length > 0}
      onChange={() => onSelect(all ? [] : data.map(({ id }) => id))}
      slotProps={{ input: { 'aria-label': translate('ra.action.select_all') } }}
    />
  );
}

/** For those that are ticked. */
function AskForConfirmation() {
  const translate = useTranslate();
  const notify = useNotify();
  const { selectedIds, resource } = useListContext();
  const unselect = useUnselectAll(resource);
  const change = useGraphMutation(async () => unselect());
  const send = async () => {
    const outcome = await change.run(SendConfirmationsDocument, { input: { ids: selectedIds.map(String) } });
    if (outcome) notify('contacts.sent', { type: 'success', messageArgs: { smart_count: outcome.sent ?? 0 } });
  };
  if (!selectedIds.length) return null;
  return (
    <Stack direction="row" spacing={1} sx={{ p: 1, alignItems: 'center' }}>
      <Typography variant="body2">{translate('contacts.ticked', { smart_count: selectedIds.length })}</Typography>
      <Button variant="outlined" startIcon={<ForwardToInboxOutlined />} disabled={change.busy} onClick={() => void send()}>
        {translate('contacts.ask')}
      </Button>
      <Button onClick={() => unselect()}>{translate('ra.action.unselect')}</Button>
    </Stack>
  );
}
