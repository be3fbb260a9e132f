/** What every dialog of the actions is given. */
import type { ComplaintOnScreen } from '../complaint.ts';

export type DialogName =
  | 'recordDose'
  | 'correctDose'
  | 'moveDose'
  | 'voidDose'
  | 'correctCitizen'
  | 'mergeRecords'
  | 'explain'
  | 'reject'
  | 'transfer'
  | 'assign';

export interface DialogProps {
  complaint: ComplaintOnScreen;
  name: DialogName;
  onClose: () => void;
  /** It was done. */
  onDone: () => void;
  onChanged: () => Promise<void>;
}
