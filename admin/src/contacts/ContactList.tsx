/** The contact lists: the tree of offices beside what is in one of them and below, in views that show what is missing or wrong. */
import AddOutlined from '@mui/icons-material/AddOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Card, MenuItem, Stack, TextField } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { ListBase, Title, useGetIdentity, useTranslate } from 'react-admin';
import { ContactCountsDocument } from '../../generated/graphql.ts';
import { useGraph } from '../graph/GraphContext.tsx';
import { ExportButton } from '../lists/ExportButton.tsx';
import { ListStatus } from '../lists/ListStatus.tsx';
import { Pagination } from '../lists/Pagination.tsx';
import { useAddressState } from '../lists/useAddressState.ts';
import { ViewTabs } from '../lists/ViewTabs.tsx';
import { can } from '../signIn/access.ts';
import { ContactDialog } from './ContactDialog.tsx';
import { ContactTable } from './ContactTable.tsx';
import { RESPONSIBILITIES, VIEWS, type View } from './contact.ts';
import { ImportDialog } from './import/ImportDialog.tsx';
import { OfficeTable } from './OfficeTable.tsx';
import { OfficeTree } from './OfficeTree.tsx';

const USUAL_VIEW = 'officesIncomplete';
const isView = (name: string): name is View => name in VIEWS;

export function ContactList() {
  const translate = useTranslate();
  const graph = useGraph();
  const queries = useQueryClient();
  const { identity } = useGetIdentity();
  const [named, setView] = useAddressState('view', USUAL_VIEW);
  const view = isView(named) ? named : USUAL_VIEW;
  const [within, setWithin] = useAddressState('within');
  const [typed, setTyped] = useAddressState('text');
  const [responsibility, setResponsibility] = useAddressState('responsibility');
  const [dialog, setDialog] = useState<'add' | 'import'>();
  const text = useDeferredValue(typed.trim());
  const own: string | undefined = identity?.['unitCode'];
  const code = within || own;
  const mayChange = can(identity?.['role'], 'contact:change');

  const { data: counts } = useQuery({
    queryKey: ['contacts', 'counts', code],
    enabled: code !== undefined,
    queryFn: async () => (await graph.request(ContactCountsDocument, { within: code ?? null })).data.contactCounts,
    placeholderData: (before) => before,
  });
  const changed = async () => {
    await queries.invalidateQueries({ queryKey: ['contacts'] });
    await queries.invalidateQueries({ queryKey: ['offices'] });
  };
  if (!code) return null;

  const { resource, filter } = VIEWS[view];
  const byResponsibility = responsibility ? (resource === 'contacts' ? { responsibility } : { missing: responsibility }) : {};
  const conditions = { ...filter, within: code, ...(text ? { text } : {}), ...(view === 'officesUnconfirmed' ? {} : byResponsibility) };
  return (
    <Box>
      <Title title="resources.contacts.name" />
      <ViewTabs
        value={view}
        onChange={setView}
        tabs={(Object.keys(VIEWS) as View[]).map((name) => ({
          name,
          label: translate(`contacts.view.${name}`),
          count: counts?.[name],
        }))}
      />
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', my: 1 }}>
        <TextField
          size="small"
          margin="none"
          type="search"
          label={translate('contacts.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          sx={{ width: { xs: '100%', sm: 260 } }}
        />
        <TextField
          select
          size="small"
          margin="none"
          label={translate('field.responsibilities')}
          value={responsibility}
          onChange={(event) => setResponsibility(event.target.value)}
          sx={{ width: { xs: '100%', sm: 190 } }}
        >
          <MenuItem value="">{translate('contacts.any')}</MenuItem>
          {RESPONSIBILITIES.map((each) => (
            <MenuItem key={each} value={each}>
              {translate(`responsibility.${each}`)}
            </MenuItem>
          ))}
        </TextField>
        <Box sx={{ flexGrow: 1 }} />
        {mayChange && (
          <>
            <Button variant="contained" startIcon={<AddOutlined />} onClick={() => setDialog('add')}>
              {translate('contacts.add')}
            </Button>
            <Button startIcon={<UploadFileOutlined />} onClick={() => setDialog('import')}>
              {translate('contacts.import')}
            </Button>
          </>
        )}
        <ExportButton path="/contact-lists" filter={resource === 'contacts' ? conditions : { within: code }} />
      </Stack>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '230px minmax(0, 1fr)' }, alignItems: 'start' }}>
        <Card sx={{ p: 0.5, maxHeight: { xs: 200, md: 'calc(100vh - 180px)' }, overflow: 'auto' }}>
          <OfficeTree root={own ?? 'VN'} chosen={code} onChoose={setWithin} />
        </Card>
        <Box sx={{ minWidth: 0 }}>
          <ListBase
            key={JSON.stringify([resource, conditions])}
            resource={resource}
            filter={conditions}
            perPage={50}
            disableSyncWithLocation
            storeKey={false}
          >
            <ListStatus>
              {resource === 'contacts' ? (
                <ContactTable mayChange={mayChange} onChanged={changed} />
              ) : (
                <OfficeTable mayChange={mayChange} onChanged={changed} />
              )}
              <Pagination />
            </ListStatus>
          </ListBase>
        </Box>
      </Box>
      {dialog === 'add' && <ContactDialog officeCode={code} onClose={() => setDialog(undefined)} onChanged={changed} />}
      {dialog === 'import' && <ImportDialog onClose={() => setDialog(undefined)} onChanged={changed} />}
    </Box>
  );
}
