/** What `<Resource name="contacts">` takes. */
import icon from '@mui/icons-material/ContactPhoneOutlined';
import { ContactList } from './ContactList.tsx';

export const contacts = { name: 'contacts', icon, list: ContactList };
