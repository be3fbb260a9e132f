/** Where another issuer keeps the accounts, this says where. */
import { Alert, Link } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { useSession } from '../signIn/SessionContext.tsx';

export function AccountsElsewhere() {
  const translate = useTranslate();
  const { accountsUrl } = useSession();
  return (
    <>
      <Title title="resources.accounts.name" />
      <Alert severity="info" sx={{ mt: 2 }}>
        {translate('accounts.elsewhere')} <Link href={accountsUrl}>{accountsUrl}</Link>
      </Alert>
    </>
  );
}
