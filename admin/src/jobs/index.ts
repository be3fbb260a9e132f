/** What `<Resource name="jobs">` takes. */
import icon from '@mui/icons-material/HistoryToggleOffOutlined';
import { JobList } from './JobList.tsx';

export const jobs = { name: 'jobs', icon, list: JobList };
