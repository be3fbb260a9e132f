/** What happens to a complaint: in its history, and on the audit trail. */
import { COMPLAINT_EVENT_WORDS } from '@so-tiem/platform/values/words';

export const vi: Record<keyof typeof COMPLAINT_EVENT_WORDS, string> = COMPLAINT_EVENT_WORDS;

export const en: Record<keyof typeof vi, string> = {
  FILED: 'Filed',
  LINKED: 'Record identified',
  LINK_PROPOSED: 'Record proposed for confirmation',
  LINK_REFUSED: 'Proposed record refused',
  UNLINKED: 'The linked record was erased',
  CLAIMED: 'Claimed',
  RELEASED: 'Given back',
  CLAIM_EXPIRED: 'Given back: its handler was away',
  ASSIGNED: 'Assigned',
  TRANSFERRED: 'Transferred',
  CORRECTION_DECIDED: 'Correction decided',
  CORRECTION_REFUSED: 'Correction refused',
  RESOLVED: 'Resolved',
  REJECTED: 'Rejected',
  SENT_FOR_REVIEW: 'Put before the authority above: a second rejection',
  WITHDRAWN: 'Withdrawn by the citizen',
  RATED: 'Rated by the citizen',
  PROOF_ADDED: 'Proof added by the citizen',
  PHOTOS_ERASED: 'Photos deleted, past their time',
  REOPENED: 'Reopened',
  MERGED: 'Merged into another',
  ABSORBED: 'Another one was merged into it',
  UNMERGED: 'Unmerged, as the one it was merged into was withdrawn',
  NOTE_ADDED: 'Internal note',
  MESSAGE_SENT: 'Message to the citizen',
  ANSWERED: 'Answer of the citizen',
};
