/** Writing about a complaint: a note for colleagues, which its citizen never sees, or a message to the citizen. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { DomainError, requireAllowed } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { mailJob } from '@so-tiem/platform/jobs/mailJob';
import { Turns } from '@so-tiem/platform/process/turns';
import { z } from 'zod';
import type { AddNoteInput, MessageCitizenInput } from '../generated/schema.ts';
import { questionMail } from '../mail/messages.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { type Change, changeComplaint } from '../repository/changeComplaint.ts';
import { findOfUnit } from '../repository/loadForHandling.ts';
import { explanation } from '../rules/complaintInput.ts';
import { refuseDecision } from '../rules/states.ts';

const input = z.strictObject({ id: z.string(), text: explanation });
/** Others write at the same time, here in turn, and in other processes; a note needs no version, as it overwrites nothing. */
const TRIES = 5;
const turns = new Turns();

export const addNote = (store: Store, identity: Identity, raw: AddNoteInput): Promise<ComplaintRecord> =>
  write(store, identity, raw, (_, by, note) => ({ kind: 'NOTE_ADDED', by, note, fields: {} }));

/** By the handler who may decide it: two people do not write to one citizen at the same time. */
export const messageCitizen = (store: Store, identity: Identity, raw: MessageCitizenInput): Promise<ComplaintRecord> =>
  write(store, identity, raw, (complaint, staff, note) => {
    requireAllowed(refuseDecision(complaint, staff, new Date()));
    const jobs = mailJob(questionMail(complaint, note, store.publicUrl));
    return { kind: 'MESSAGE_SENT', by: staff, note, fields: {}, jobs };
  });

async function write(
  store: Store,
  identity: Identity,
  raw: AddNoteInput | MessageCitizenInput,
  changeOf: (complaint: ComplaintRecord, staff: Staff, text: string) => Change,
): Promise<ComplaintRecord> {
  const { id, text } = parseInput(input, raw);
  const staff = requirePermission(identity, 'complaint:handle');
  return await turns.take(id, () => writeOnce(store, staff, id, (complaint) => changeOf(complaint, staff, text)));
}

async function writeOnce(
  store: Store,
  staff: Staff,
  id: string,
  changeOf: (complaint: ComplaintRecord) => Change,
): Promise<ComplaintRecord> {
  for (let tries = 1; ; tries++) {
    const complaint = await findOfUnit(store, staff, id);
    try {
      return await changeComplaint(store, complaint, changeOf(complaint));
    } catch (error) {
      if (tries === TRIES || !(error instanceof DomainError) || error.failures[0]?.code !== 'STALE') throw error;
    }
  }
}
