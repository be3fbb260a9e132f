/**
 * When a reminder or an escalation of an open complaint is due, and who gets it: a reminder until the deadline, an escalation from then on.
 * Times count from recording, in wall time: no office hours, no pause. Source of the 48 hours: dispatch 9458/BYT-CNTT.
 */
import { HOURS_TO_FINISH } from './deadline.ts';

/** HANDLER: who has claimed it. CONTACT, HEAD: of the office that must finish it. AUTHORITY: the focal contacts of the office above. */
const RECIPIENTS = ['HANDLER', 'CONTACT', 'HEAD', 'AUTHORITY'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

export interface EscalationStep {
  afterHours: number;
  /** Again and again, as long as it is open. */
  everyHours: number | null;
  to: Recipient[];
}

export const USUAL_SCHEDULE = '24: HANDLER, CONTACT; 40: HANDLER, CONTACT; 48 every 24: HEAD, AUTHORITY';

const HOUR_MS = 3_600_000;
const STEP = /^(\d+)(?: every (\d+))?: ?([A-Z, ]+)$/;

/** @throws Error that says which part is malformed */
export function parseSchedule(text: string): EscalationStep[] {
  const steps = text.split(';').map((part) => {
    const [, after, every, names = ''] = STEP.exec(part.trim()) ?? [];
    const to = names.split(',').map((name) => name.trim()) as Recipient[];
    if (!Number(after) || every === '0' || !to.every((name) => RECIPIENTS.includes(name)))
      throw new Error(`"${part.trim()}": HOURS [every HOURS]: ${RECIPIENTS.join(' | ')}, …`);
    return { afterHours: Number(after), everyHours: every ? Number(every) : null, to };
  });
  return steps.sort((a, b) => a.afterHours - b.afterHours);
}

/** A step that is due for open complaints with a deadline after `from` and not after `until`. */
export interface DueStep {
  from: Date;
  until: Date;
  /** Since recording. */
  hours: number;
  to: Recipient[];
}

/**
 * The steps that came due after one instant and not after another.
 * @param earliest deadline of the complaint that has been open for longest: how often a repeated step can have come round
 * @param now a step that a later one has overtaken by then, after a standstill, is left out
 */
export function dueBetween(schedule: readonly EscalationStep[], from: Date, until: Date, earliest: Date, now: Date): DueStep[] {
  return schedule.flatMap(({ afterHours, everyHours, to }, i) => {
    const longest = (until.getTime() - earliest.getTime()) / HOUR_MS + HOURS_TO_FINISH;
    const rounds = everyHours ? Math.max(0, Math.floor((longest - afterHours) / everyHours)) : 0;
    const next = schedule[i + 1];
    return Array.from({ length: rounds + 1 }, (_, round) => {
      const hours = afterHours + round * (everyHours ?? 0);
      const untilNext = Math.min(everyHours ?? Number.POSITIVE_INFINITY, next ? next.afterHours - afterHours : Number.POSITIVE_INFINITY);
      const since = Math.max(from.getTime(), now.getTime() - untilNext * HOUR_MS);
      const shift = (HOURS_TO_FINISH - hours) * HOUR_MS; // from the step to the deadline
      return { from: new Date(since + shift), until: new Date(until.getTime() + shift), hours, to };
    }).filter((step) => step.from < step.until);
  });
}
