/** What an auditor asks for, and the filter that it makes. */
import type { AuditFilter } from '../../generated/graphql.ts';

export interface Question {
  kind: 'ALL' | 'CHANGE' | 'READ';
  /** `citizen:ID`, `complaint:ID`, or the address of a page of the console. */
  subject: string;
  /** In words, where it was chosen and not typed. */
  subjectLabel?: string | undefined;
  /** Id of the account or the app. */
  actor: string;
  actorLabel?: string | undefined;
  action: string;
  /** Days in Viet Nam, the last one included; empty for none. */
  from: string;
  until: string;
}

export const NO_QUESTION: Question = { kind: 'ALL', subject: '', actor: '', action: '', from: '', until: '' };

const DAY_MS = 86_400_000;

/** What is typed is a question once it names a person: until then all is shown, and not nothing. */
export function filterOf({ kind, actor, action, from, until, ...question }: Question): AuditFilter {
  const [start, end] = [midnight(from), midnight(until)];
  const subject = subjectOf(question.subject.trim());
  return {
    ...(kind === 'ALL' ? {} : { kind }),
    ...(subject ? { subject } : {}),
    ...(ID.test(actor.trim()) ? { actor: actor.trim() } : {}),
    ...(action.trim() ? { action: action.trim() } : {}),
    ...(start ? { from: new Date(start).toISOString() } : {}),
    ...(end ? { until: new Date(end + DAY_MS).toISOString() } : {}),
  };
}

const midnight = (day: string): number | undefined =>
  /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00+07:00`) || undefined : undefined;

/** Of an account or an app: no name of a person. */
const ID = /^(?=.*[-\d])[\w-]{6,100}$/;

/** Who has a person or a complaint before them can bring its address. */
function subjectOf(text: string): string | undefined {
  const [, room, id] = /\/(complaints|citizens)\/([^/]+)\/show/.exec(text) ?? [];
  if (room) return `${room === 'complaints' ? 'complaint' : 'citizen'}:${id}`;
  return /^[a-z]+:(?!\/)\S+$/.test(text) ? text : undefined;
}
