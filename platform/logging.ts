/**
 * Structured logs, one JSON object a line, with the id of the request that a line belongs to. What is personal is kept out
 * twice: by the names of fields, and by what looks like a number of a person's or an address in any text, for example in the
 * message of an error.
 */
import { type Logger, pino, stdTimeFunctions } from 'pino';
import { currentRequest } from './request.ts';

export type { Logger };

const PERSONAL = ['authorization', 'phone', 'mobilePhone', 'email', 'number', 'healthInsuranceNumber', 'fullName', 'address', 'to', 'text'];
/** Runs of nine digits and more (CMND, CCCD, phones, insurance), also in groups, but neither codes of sites nor parts of a UUID; passports; addresses of mail. */
const LOOKS_PERSONAL =
  /(?<![\w.-])(?!\d\d\.\d{3}\.\d{5}\.\d\d\b)\+?\d(?:[ .-]?\d){8,}(?![\w-])|\b[A-Z]{1,2}\d{6,13}\b|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

export const withoutPersonalData = (text: string): string => text.replace(LOOKS_PERSONAL, '[redacted]');

/** @param destination standard output unless given */
export const createLogger = (name: string, destination?: { write(line: string): void }): Logger =>
  pino(
    {
      name,
      level: process.env['LOG_LEVEL'] ?? 'info',
      timestamp: stdTimeFunctions.isoTime, // milliseconds since 1970 look like a telephone number
      base: { name },
      redact: PERSONAL.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      mixin() {
        const request = currentRequest.getStore();
        return request ? { requestId: request.requestId } : {};
      },
      hooks: { streamWrite: withoutPersonalData },
    },
    destination ?? pino.destination(1),
  );
