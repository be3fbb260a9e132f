/** What `<Resource name="routing">` takes. */
import icon from '@mui/icons-material/AltRouteOutlined';
import { RoutingList } from './RoutingList.tsx';

export const routing = { name: 'routing', icon, list: RoutingList };
