/** Accounts as a table at a desk, as cards on a phone, each with what can be done. */
import { Box, Card, Chip, Stack, Typography } from '@mui/material';
import { Datagrid, FunctionField, useListContext, useTranslate } from 'react-admin';
import { useIsMobile } from '../design/useIsMobile.ts';
import { showMoment } from '../format.ts';
import { Empty } from '../lists/Empty.tsx';
import { AccountActions } from './AccountActions.tsx';
import type { HandedOver } from './ActivationCodeDialog.tsx';
import { type ListedAccount, nameOfUnit, unitOf } from './account.ts';

interface Props {
  onChanged: () => Promise<void>;
  onHandedOver: (what: HandedOver) => void;
}

export function AccountTable(props: Props) {
  const translate = useTranslate();
  const narrow = useIsMobile();
  if (narrow) return <Cards {...props} />;
  return (
    <Card>
      <Datagrid bulkActionButtons={false} rowClick={false} size="small" empty={<Empty />} sx={{ '& td, & th': { px: 1 } }}>
        <FunctionField label={translate('field.fullName')} render={(account: ListedAccount) => <Who account={account} />} />
        <FunctionField label={translate('field.role')} render={({ role }: ListedAccount) => translate(`role.${role}`)} />
        <FunctionField label={translate('field.unitCode')} render={(account: ListedAccount) => <Unit account={account} />} />
        <FunctionField label={translate('field.state')} render={(account: ListedAccount) => <State account={account} />} />
        <FunctionField label={translate('field.lastSignInAt')} render={(account: ListedAccount) => <LastSignIn account={account} />} />
        <FunctionField label="" textAlign="right" render={(account: ListedAccount) => <AccountActions account={account} {...props} />} />
      </Datagrid>
    </Card>
  );
}

function Cards(props: Props) {
  const translate = useTranslate();
  const { data = [] } = useListContext<ListedAccount>();
  if (!data.length) return <Empty />;
  return (
    <Stack spacing={1}>
      {data.map((account) => (
        <Card key={account.id} sx={{ p: 1.5 }}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'start' }}>
            <Box>
              <Who account={account} />
              <Typography variant="body2">{translate(`role.${account.role}`)}</Typography>
              <Unit account={account} />
            </Box>
            <AccountActions account={account} {...props} />
          </Stack>
          <State account={account} />
          <Stack direction="row" spacing={1} sx={{ mt: 0.5 }}>
            <Typography variant="body2" color="textSecondary">
              {translate('field.lastSignInAt')}:
            </Typography>
            <LastSignIn account={account} />
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

const Who = ({ account: { name, username } }: { account: ListedAccount }) => (
  <>
    <Typography variant="body2" sx={{ fontWeight: 600 }}>
      {name}
    </Typography>
    <Typography variant="caption" color="textSecondary">
      {username}
    </Typography>
  </>
);

function Unit({ account }: { account: ListedAccount }) {
  const translate = useTranslate();
  const { place } = unitOf(account);
  return (
    <>
      <Typography variant="body2">{nameOfUnit(account, account.unitCode, translate)}</Typography>
      <Typography variant="caption" color="textSecondary">
        {place}
      </Typography>
    </>
  );
}

const COLOURS = { ACTIVE: 'success', INVITED: 'primary', EXPIRED: 'warning', DISABLED: 'default' } as const;

function State({ account: { state, proposal, needsAuthenticator, hasAuthenticator } }: { account: ListedAccount }) {
  const translate = useTranslate();
  return (
    <Stack direction="row" spacing={0.5} useFlexGap sx={{ flexWrap: 'wrap' }}>
      <Chip size="small" variant="outlined" color={COLOURS[state]} label={translate(`accounts.state.${state}`)} />
      {proposal && <Chip size="small" color="warning" label={translate(`accounts.proposed.${proposal.action}`)} />}
      {hasAuthenticator && <Chip size="small" variant="outlined" label={translate('accounts.authenticator')} />}
      {needsAuthenticator && !hasAuthenticator && state === 'ACTIVE' && (
        <Chip size="small" variant="outlined" color="warning" label={translate('accounts.noAuthenticator')} />
      )}
    </Stack>
  );
}

function LastSignIn({ account: { lastSignInAt, state, activationCodeExpiresAt } }: { account: ListedAccount }) {
  const translate = useTranslate();
  const waits =
    state === 'INVITED' && activationCodeExpiresAt
      ? translate('accounts.until', { moment: showMoment(activationCodeExpiresAt) })
      : undefined;
  return (
    <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
      {waits ?? (lastSignInAt ? showMoment(lastSignInAt) : translate('accounts.never'))}
    </Typography>
  );
}
