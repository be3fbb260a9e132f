/** What a member of staff can do with a complaint now: what each action asks first, so that a client need not know the rules. */
import { can } from '@so-tiem/platform/authorization/permissions';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { isWithin } from '@so-tiem/platform/identity/territory';
import type { ComplaintRecord } from '../model/complaint.ts';
import { refuseAssignment, refuseClaim, refuseDecision, refuseRelease, refuseUndo } from './states.ts';

export interface ViewerCan {
  claim: boolean;
  release: boolean;
  decide: boolean;
  assign: boolean;
  addNote: boolean;
  undo: boolean;
}

const NOTHING: ViewerCan = { claim: false, release: false, decide: false, assign: false, addNote: false, undo: false };

/** @param staff null for parts of the system */
export function viewerCan(complaint: ComplaintRecord, staff: Staff | null, now: Date): ViewerCan {
  if (!staff || !can(staff, 'complaint:handle') || !isWithin(complaint, staff.unit)) return NOTHING;
  return {
    claim: !refuseClaim(complaint, now),
    release: !refuseRelease(complaint, staff),
    decide: !refuseDecision(complaint, staff, now),
    assign: can(staff, 'complaint:assign') && !refuseAssignment(complaint),
    addNote: true,
    undo: !refuseUndo(complaint, staff),
  };
}
