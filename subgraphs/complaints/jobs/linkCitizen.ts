/** After filing: finds whose record a complaint is about, where ID and date of birth are those of exactly one. */

import { SYSTEM } from '@so-tiem/platform/identity/actor';
import type { Directory } from '../graph/directory.ts';
import type { Store } from '../model/store.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';
import { linkedTo } from '../rules/citizenLink.ts';

/** Otherwise it is left to the handler. */
export const linkCitizenJob =
  (store: Store, directory: Directory) =>
  async ({ complaintId }: { complaintId: string }): Promise<void> => {
    const complaint = await store.complaints.findById(complaintId).lean();
    if (!complaint || complaint.citizenId || complaint.status !== 'RECEIVED') return;
    const citizenId = await directory.findByClaim(complaint.complainant);
    if (!citizenId) return;
    await changeComplaint(store, complaint, { kind: 'LINKED', by: SYSTEM, note: 'CLAIM', fields: linkedTo(citizenId, 'CLAIM') });
  };
