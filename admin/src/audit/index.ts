/** What `<Resource name="audit">` takes. */
import icon from '@mui/icons-material/FactCheckOutlined';
import { AuditList } from './AuditList.tsx';

export const audit = { name: 'audit', icon, list: AuditList };
