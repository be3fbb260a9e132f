/** A complaint as its citizen finds it: by code and phone, which must both fit, or by the link that they were sent. */
import { normalisePhone } from '@so-tiem/platform/phone';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { readTrackingCode } from '../rules/trackingCode.ts';
import { readTrackingToken } from '../rules/trackingLink.ts';

export async function findTracked({ complaints }: Store, code: string, phone: string): Promise<ComplaintRecord | null> {
  const number = normalisePhone(phone.slice(0, 40));
  const complaint = await complaints.findOne({ code: readTrackingCode(code.slice(0, 40)) }).lean();
  return complaint && number && complaint.complainant.phone === number ? complaint : null;
}

export async function findLinked({ complaints }: Store, token: string): Promise<ComplaintRecord | null> {
  const code = readTrackingToken(token);
  return code === undefined ? null : await complaints.findOne({ code }).lean();
}
