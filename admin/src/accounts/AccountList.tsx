/** Accounts of one's own unit and below: whose first sign-in is waited for, who signs in, who may not any more. */
import PersonAddOutlined from '@mui/icons-material/PersonAddOutlined';
import { Box, Button, MenuItem, Stack, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { ListBase, Title, useTranslate } from 'react-admin';
import { UnitChoice } from '../forms/UnitChoice.tsx';
import { ListStatus } from '../lists/ListStatus.tsx';
import { Pagination } from '../lists/Pagination.tsx';
import { useAddressState } from '../lists/useAddressState.ts';
import { ViewTabs } from '../lists/ViewTabs.tsx';
import { AccountDialog } from './AccountDialog.tsx';
import { AccountTable } from './AccountTable.tsx';
import { ActivationCodeDialog, type HandedOver } from './ActivationCodeDialog.tsx';
import { STATES } from './account.ts';
import { ROLES } from './roles.ts';

const VIEWS = ['ALL', ...STATES] as const;

export function AccountList() {
  const translate = useTranslate();
  const queries = useQueryClient();
  const [named, setView] = useAddressState('state', 'ALL');
  const view = VIEWS.find((name) => name === named) ?? 'ALL';
  const [typed, setTyped] = useAddressState('text');
  const [role, setRole] = useAddressState('role');
  const [within, setWithin] = useAddressState('within');
  const [creating, setCreating] = useState(false);
  const [handedOver, setHandedOver] = useState<HandedOver>();
  const text = useDeferredValue(typed.trim());
  const given = { text, role, within, state: view === 'ALL' ? '' : view };
  const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  const changed = () => queries.invalidateQueries({ queryKey: ['accounts'] });
  return (
    <Box>
      <Title title="resources.accounts.name" />
      <ViewTabs value={view} onChange={setView} tabs={VIEWS.map((name) => ({ name, label: translate(`accounts.view.${name}`) }))} />
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', my: 1 }}>
        <TextField
          size="small"
          margin="none"
          type="search"
          label={translate('accounts.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          sx={{ width: { xs: '100%', sm: 240 } }}
        />
        <TextField
          select
          size="small"
          margin="none"
          label={translate('field.role')}
          value={role}
          onChange={(event) => setRole(event.target.value)}
          sx={{ width: { xs: '100%', sm: 180 } }}
        >
          <MenuItem value="">{translate('accounts.anyRole')}</MenuItem>
          {ROLES.map((each) => (
            <MenuItem key={each} value={each}>
              {translate(`role.${each}`)}
            </MenuItem>
          ))}
        </TextField>
        <Box sx={{ width: { xs: '100%', sm: 280 }, '& .MuiInputBase-root': { py: 0.25 } }}>
          <UnitChoice label={translate('field.unitCode')} value={within} onChange={setWithin} />
        </Box>
        <Box sx={{ flexGrow: 1 }} />
        <Button variant="contained" startIcon={<PersonAddOutlined />} onClick={() => setCreating(true)}>
          {translate('accounts.create')}
        </Button>
      </Stack>
      <ListBase key={JSON.stringify(filter)} resource="accounts" filter={filter} perPage={50} disableSyncWithLocation storeKey={false}>
        <ListStatus>
          <AccountTable onChanged={changed} onHandedOver={setHandedOver} />
          <Pagination />
        </ListStatus>
      </ListBase>
      {creating && <AccountDialog onClose={() => setCreating(false)} onChanged={changed} onHandedOver={setHandedOver} />}
      {handedOver && <ActivationCodeDialog {...handedOver} onClose={() => setHandedOver(undefined)} />}
    </Box>
  );
}
