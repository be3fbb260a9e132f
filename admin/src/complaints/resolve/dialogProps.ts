/** What every dialog of the actions is given. */
import type { ComplaintOnScreen } from '../complaint.ts';

export type DialogName = 'recordDose' | 'correctDose' | 'voidDose' | 'correctCitizen' | 'reject' | 'passOn' | 'assign';

export interface DialogProps {
  complaint: ComplaintOnScreen;
  name: DialogName;
  onClose: () => void;
  onChanged: () => Promise<void>;
}
