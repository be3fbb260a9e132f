/** Structured logs, one JSON object a line; the place where personal data would be kept out is the call, not here. */
import { type Logger, pino } from 'pino';

export type { Logger };

export const createLogger = (name: string): Logger =>
  pino({ name, level: process.env['LOG_LEVEL'] ?? 'info', redact: ['*.authorization', '*.phone', '*.email', '*.number', '*.fullName'] });
