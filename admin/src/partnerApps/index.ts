/** What `<Resource name="partnerApps">` takes. */
import icon from '@mui/icons-material/AppsOutlined';
import { PartnerAppList } from './PartnerAppList.tsx';
import { PartnerAppShow } from './PartnerAppShow.tsx';

export const partnerApps = { name: 'partnerApps', icon, list: PartnerAppList, show: PartnerAppShow };
