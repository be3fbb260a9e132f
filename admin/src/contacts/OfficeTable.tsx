/** Offices that miss a responsibility, or were not confirmed lately. */

import AddOutlined from '@mui/icons-material/AddOutlined';
import { Button, Card, Chip, Stack, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { Datagrid, FunctionField, useListContext, useTranslate } from 'react-admin';
import { useIsMobile } from '../design/useIsMobile.ts';
import { showDay, showPhone } from '../format.ts';
import { Empty } from '../lists/Empty.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import { type ListedOffice, officeSubtitle } from './contact.ts';

export function OfficeTable({ mayChange, onChanged }: { mayChange: boolean; onChanged: () => Promise<void> }) {
  const translate = useTranslate();
  const narrow = useIsMobile();
  const [adding, setAdding] = useState<string>();
  const add = (office: ListedOffice) =>
    mayChange ? (
      <Button
        size="small"
        startIcon={<AddOutlined />}
        sx={{ whiteSpace: 'nowrap' }}
        onClick={() => setAdding(office.code)}
        aria-label={translate('contacts.addTo', { office: office.name })}
      >
        {translate('contacts.addShort')}
      </Button>
    ) : null;
  return (
    <>
      {narrow ? (
        <Cards add={add} />
      ) : (
        <Card>
          <Datagrid
            bulkActionButtons={false}
            rowClick={false}
            size="small"
            empty={<Empty />}
            sx={{ '& td, & th': { px: 1, verticalAlign: 'top' }, '& td:first-of-type': { minWidth: 160 } }}
          >
            <FunctionField
              label={translate('field.office')}
              render={(office: ListedOffice) => (
                <>
                  <Typography variant="body2" sx={{ fontWeight: 600 }}>
                    {office.name}
                  </Typography>
                  <Typography variant="caption" color="textSecondary">
                    {officeSubtitle(office)}
                  </Typography>
                </>
              )}
            />
            <FunctionField
              label={translate('contacts.missingResponsibilities')}
              render={(office: ListedOffice) => <Lacks office={office} />}
            />
            <FunctionField label={translate('field.confirmedAt')} render={(office: ListedOffice) => <Confirmed office={office} />} />
            <FunctionField
              label={translate('resources.contacts.name')}
              render={({ contacts }: ListedOffice) =>
                contacts.map(({ id, fullName, mobilePhone }) => (
                  <Typography key={id} variant="body2">
                    {fullName}, <span style={{ whiteSpace: 'nowrap' }}>{showPhone(mobilePhone)}</span>
                  </Typography>
                ))
              }
            />
            <FunctionField label="" textAlign="right" render={add} />
          </Datagrid>
        </Card>
      )}
      {adding && <ContactDialog officeCode={adding} onClose={() => setAdding(undefined)} onChanged={onChanged} />}
    </>
  );
}

function Cards({ add }: { add: (office: ListedOffice) => ReactNode }) {
  const { data = [] } = useListContext<ListedOffice & { id: string }>();
  const translate = useTranslate();
  if (!data.length) return <Empty />;
  return (
    <Stack spacing={1}>
      {data.map((office) => (
        <Card key={office.code} sx={{ p: 1.5 }}>
          <Typography sx={{ fontWeight: 600 }}>{office.name}</Typography>
          <Typography variant="body2" color="textSecondary">
            {officeSubtitle(office)}
          </Typography>
          {office.missingResponsibilities.length > 0 && (
            <Labelled label={translate('contacts.missingResponsibilities')}>
              <Lacks office={office} />
            </Labelled>
          )}
          <Labelled label={translate('field.confirmedAt')}>
            <Confirmed office={office} />
          </Labelled>
          {add(office)}
        </Card>
      ))}
    </Stack>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Stack direction="row" useFlexGap spacing={0.5} sx={{ flexWrap: 'wrap', alignItems: 'center', my: 0.25 }}>
      <Typography variant="body2" color="textSecondary">
        {label}:
      </Typography>
      {children}
    </Stack>
  );
}

function Lacks({ office: { missingResponsibilities } }: { office: ListedOffice }) {
  const translate = useTranslate();
  return missingResponsibilities.map((each) => (
    <Chip key={each} size="small" color="warning" variant="outlined" label={translate(`responsibility.${each}`)} sx={{ mr: 0.5 }} />
  ));
}

function Confirmed({ office: { confirmedAt } }: { office: ListedOffice }) {
  const translate = useTranslate();
  return (
    <Typography variant="body2" color={confirmedAt ? 'textPrimary' : 'warning'}>
      {confirmedAt ? showDay(confirmedAt) : translate('contacts.never')}
    </Typography>
  );
}
