/** What `<Resource name="citizens">` takes. */
import icon from '@mui/icons-material/PersonSearchOutlined';
import { CitizenList } from './CitizenList.tsx';
import { CitizenShow } from './CitizenShow.tsx';

export const citizens = { name: 'citizens', icon, list: CitizenList, show: CitizenShow };
