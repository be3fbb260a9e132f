/** A complaint as its citizen finds it: by code and phone, which must both fit, or by the link that they were sent. */
import { failure, notFound } from '@so-tiem/platform/errors/errors';
import { normalisePhone } from '@so-tiem/platform/inputs/phone';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { isTrackingCode, readTrackingCode } from '../rules/trackingCode.ts';
import { readTrackingToken } from '../rules/trackingLink.ts';

type Kept = Pick<Store, 'complaints' | 'citizenLimits'>;

/** @throws DomainError WRONG_STATE when phones were guessed too often, for this code or from this address */
export async function findTracked(store: Kept, code: string, phone: string): Promise<ComplaintRecord | null> {
  const complaint = await findOwn(store, code, phone);
  return complaint && (await asTracked(store, complaint));
}

export async function findLinked(store: Pick<Store, 'complaints'>, token: string): Promise<ComplaintRecord | null> {
  const code = readTrackingToken(token);
  const complaint = code === undefined ? null : await store.complaints.findOne({ code }).lean();
  return complaint && (await asTracked(store, complaint));
}

/** For acting on it. @throws DomainError NOT_FOUND naming `code`; WRONG_STATE for one that goes on in another complaint */
export async function findToAct(store: Kept, code: string, phone: string): Promise<ComplaintRecord> {
  const complaint = await findOwn(store, code, phone);
  if (!complaint) throw notFound('code', 'no complaint with this code and phone');
  if (complaint.mergedInto) throw failure('WRONG_STATE', '', 'it goes on in another complaint, by whose code it is reached', 'MERGED');
  return complaint;
}

async function findOwn({ complaints, citizenLimits }: Kept, typed: string, phone: string): Promise<ComplaintRecord | null> {
  const code = readTrackingCode(typed.slice(0, 40));
  const number = normalisePhone(phone.slice(0, 40));
  // Nothing is guessed by what is no code or no phone: a slip of the finger costs no try.
  if (!isTrackingCode(code) || !number) return null;
  return await citizenLimits.guessing(code, async () => {
    const complaint = await complaints.findOne({ code }).lean();
    return complaint?.complainant.phone === number ? complaint : null;
  });
}

const MAX_STEPS = 10;

/**
 * Two complaints that were merged may be two people's: the code of the one tells where the other stands, and nothing else of it.
 */
async function asTracked({ complaints }: Pick<Store, 'complaints'>, own: ComplaintRecord): Promise<ComplaintRecord> {
  let goesOn = own;
  for (let steps = 0; goesOn.mergedInto && steps < MAX_STEPS; steps++)
    goesOn = (await complaints.findById(goesOn.mergedInto).lean()) ?? { ...goesOn, mergedInto: null };
  if (goesOn === own) return own;
  const { status, deadline, closedAt, responsible, decision } = goesOn;
  const ended = decision && { ...decision, outcome: null, reason: null, note: null, doseId: null, proof: [] };
  return { ...own, status, deadline, closedAt, responsible, decision: ended };
}
