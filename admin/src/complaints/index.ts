/** What `<Resource name="complaints">` takes. */
import icon from '@mui/icons-material/AssignmentOutlined';
import { ComplaintList } from './ComplaintList.tsx';
import { ComplaintShow } from './ComplaintShow.tsx';

export const complaints = { name: 'complaints', icon, list: ComplaintList, show: ComplaintShow, recordRepresentation: 'code' };
