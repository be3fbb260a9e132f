/**
 * Structured logs, one JSON object a line (for people at a terminal a coloured line of words), with the id of the request that a line belongs to. What is personal is kept out
 * twice: by the names of fields, and by what looks like a number of a person's or an address in any text, for example in the
 * message of an error.
 */
import { type Logger, pino, stdSerializers, stdTimeFunctions } from 'pino';
import { currentRequest } from './request.ts';

export type { Logger };

const PERSONAL = ['authorization', 'phone', 'mobilePhone', 'email', 'number', 'healthInsuranceNumber', 'fullName', 'address', 'to', 'text'];
/** Runs of nine digits and more (CMND, CCCD, phones, insurance), also in groups, but neither codes of sites nor parts of a UUID; passports; addresses of mail. */
const LOOKS_PERSONAL =
  /(?<![\w.-])(?!\d\d\.\d{3}\.\d{5}\.\d\d\b)\+?\d(?:[ .-]?\d){8,}(?![\w-])|\b[A-Z]{1,2}\d{6,13}\b|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

export const withoutPersonalData = (text: string): string => text.replace(LOOKS_PERSONAL, '[redacted]');

/** Who sits at a terminal reads what happened; where in the code it happened they ask for by LOG_LEVEL=debug. */
const terminal = process.stdout.isTTY
  ? (await import('pino-pretty')).default({
      colorize: !process.env['NO_COLOR'],
      singleLine: true,
      sync: true,
      translateTime: 'SYS:HH:MM:ss',
      ...(process.env['LOG_LEVEL'] === 'debug' ? {} : { messageFormat: '{msg}{if err}: {err}{end}', ignore: 'requestId,err' }),
    })
  : undefined;
const forPeople = terminal && process.env['LOG_LEVEL'] !== 'debug';

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
      serializers: { err: forPeople ? (error: Error) => error.message : stdSerializers.err },
    },
    destination ?? terminal ?? pino.destination(1),
  );
