/** What `<Resource name="erasures">` takes. */
import icon from '@mui/icons-material/PersonRemoveOutlined';
import { ErasureList } from './ErasureList.tsx';

export const erasures = { name: 'erasures', icon, list: ErasureList };
