/**
 * Structured logs, one JSON object a line, for people at a terminal a coloured line of words. Each says to which request it belongs.
 * What is personal is kept out twice: by the names of fields, and by what looks like a number of a person's or an address in any text,
 * for example in the message of an error.
 */
import { type Logger, pino, stdSerializers, stdTimeFunctions } from 'pino';
import { currentRequest } from '../process/request.ts';

export type { Logger };

const PERSONAL = ['authorization', 'phone', 'mobilePhone', 'email', 'number', 'healthInsuranceNumber', 'fullName', 'address', 'to', 'text'];
/** Runs of nine digits and more (CMND, CCCD, phones, insurance), also in groups, but neither codes of sites nor parts of a UUID; passports; addresses of mail. */
const LOOKS_PERSONAL =
  /(?<![\w.-])(?!\d\d\.\d{3}\.\d{5}\.\d\d\b)\+?\d(?:[ .-]?\d){8,}(?![\w-])|\b[A-Z]{1,2}\d{6,13}\b|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

export const withoutPersonalData = (text: string): string => text.replace(LOOKS_PERSONAL, '[redacted]');

/** Where lines go, and whether people read them there. */
export interface LogOutput {
  write(line: string): void;
  forPeople?: boolean;
}

/** For a person at a terminal: what happened. Where in the code it happened they ask for by LOG_LEVEL=debug. */
export async function outputForPeople(destination: { write(line: string): void } | 1, colorize: boolean): Promise<LogOutput> {
  const { default: pretty } = await import('pino-pretty');
  const stream = pretty({
    destination: destination as never, // a file descriptor, or anything with `write`
    colorize,
    singleLine: true,
    sync: true,
    translateTime: 'SYS:HH:MM:ss',
    messageFormat: '{msg}{if err}: {err}{end}',
    ignore: 'requestId,err',
  });
  return { write: (line) => void stream.write(line), forPeople: true };
}

const people = process.stdout.isTTY && process.env['LOG_LEVEL'] !== 'debug';
const standard: LogOutput = people ? await outputForPeople(1, !process.env['NO_COLOR']) : pino.destination(1);

export const createLogger = (name: string, output: LogOutput = standard): Logger =>
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
      serializers: { err: output.forPeople ? (error: Error) => error.message : stdSerializers.err },
    },
    output,
  );
