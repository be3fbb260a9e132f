/** What `<Resource name="statistics">` takes. */
import icon from '@mui/icons-material/InsightsOutlined';
import { StatisticsList } from './StatisticsList.tsx';

export const statistics = { name: 'statistics', icon, list: StatisticsList };
