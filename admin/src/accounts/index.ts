/** What `<Resource name="accounts">` takes. */
import icon from '@mui/icons-material/ManageAccountsOutlined';
import { AccountList } from './AccountList.tsx';

export const accounts = { name: 'accounts', icon, list: AccountList };
