/** A complaint as its citizen finds it: by code and phone, which must both fit, or by the link that they were sent. */
import { normalisePhone } from '@so-tiem/platform/phone';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { readTrackingCode } from '../rules/trackingCode.ts';
import { readTrackingToken } from '../rules/trackingLink.ts';

export async function findTracked({ complaints }: Pick<Store, 'complaints'>, code: string, phone: string): Promise<ComplaintRecord | null> {
  const number = normalisePhone(phone.slice(0, 40));
  const complaint = await complaints.findOne({ code: readTrackingCode(code.slice(0, 40)) }).lean();
  return complaint && number && complaint.complainant.phone === number ? await goingOn({ complaints }, complaint) : null;
}

export async function findLinked({ complaints }: Pick<Store, 'complaints'>, token: string): Promise<ComplaintRecord | null> {
  const code = readTrackingToken(token);
  const complaint = code === undefined ? null : await complaints.findOne({ code }).lean();
  return complaint && (await goingOn({ complaints }, complaint));
}

const MOST_STEPS = 10;

/** The complaint that goes on in the place of one that was joined. */
async function goingOn({ complaints }: Pick<Store, 'complaints'>, joined: ComplaintRecord): Promise<ComplaintRecord> {
  let complaint = joined;
  for (let steps = 0; complaint.joinedTo && steps < MOST_STEPS; steps++)
    complaint = (await complaints.findById(complaint.joinedTo).lean()) ?? { ...complaint, joinedTo: null };
  return complaint;
}
