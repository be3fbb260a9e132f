/** The scalars of common.graphql. */
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDate } from '../inputs/calendar.ts';
import { isPartialDate } from '../values/partialDate.ts';

const MAX_LENGTH = 40;

function calendarDate(value: unknown): string {
  if (typeof value === 'string' && isCalendarDate(value)) return value;
  throw new GraphQLError(`Not a calendar date (YYYY-MM-DD): ${String(value).slice(0, 40)}`, { extensions: { code: 'BAD_USER_INPUT' } });
}

function partialDate(value: unknown): string {
  if (typeof value === 'string' && isPartialDate(value)) return value;
  throw new GraphQLError(`Not a date, month or year (YYYY-MM-DD, YYYY-MM, YYYY): ${String(value).slice(0, 40)}`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/**
 * A date as it comes in is any short text: whether it is a date is for the action to say, as a typed failure that names
 * the field, like every other thing that a person can get wrong.
 */
function typedDate(value: unknown): string {
  if (typeof value === 'string' && value.length <= MAX_LENGTH) return value;
  throw new GraphQLError('Not a calendar date (YYYY-MM-DD)', { extensions: { code: 'BAD_USER_INPUT' } });
}

function instant(value: unknown): Date {
  const date = value instanceof Date ? value : typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(value) : undefined;
  if (date && !Number.isNaN(date.getTime())) return date;
  throw new GraphQLError(`Not an instant (ISO 8601): ${String(value).slice(0, 40)}`, { extensions: { code: 'BAD_USER_INPUT' } });
}

export const scalars = {
  Date: new GraphQLScalarType<string, string>({
    name: 'Date',
    serialize: calendarDate,
    parseValue: typedDate,
    parseLiteral: (node) => typedDate(node.kind === Kind.STRING ? node.value : undefined),
  }),
  PartialDate: new GraphQLScalarType<string, string>({
    name: 'PartialDate',
    serialize: partialDate,
    parseValue: typedDate,
    parseLiteral: (node) => typedDate(node.kind === Kind.STRING ? node.value : undefined),
  }),
  DateTime: new GraphQLScalarType<Date, string>({
    name: 'DateTime',
    serialize: (value) => instant(value).toISOString(),
    parseValue: instant,
    parseLiteral: (node) => instant(node.kind === Kind.STRING ? node.value : undefined),
  }),
};
