/** A complaint as its citizen finds it: code and phone must both fit, and nothing is told when one does not. */
import { normalisePhone } from '@so-tiem/platform/phone';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { readTrackingCode } from '../rules/trackingCode.ts';

export async function findTracked({ complaints }: Store, code: string, phone: string): Promise<ComplaintRecord | null> {
  const number = normalisePhone(phone.slice(0, 40));
  const complaint = await complaints.findOne({ code: readTrackingCode(code.slice(0, 40)) }).lean();
  return complaint && number && complaint.complainant.phone === number ? complaint : null;
}
