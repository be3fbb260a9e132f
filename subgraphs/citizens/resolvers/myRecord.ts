import type { MyRecordResolvers } from '../generated/schema.ts';

const SHOWN_DIGITS = 3;

/** No reference leads here: it is reached by `myRecord` and its token alone. */
export const myRecordResolvers: MyRecordResolvers = {
  citizenId: (citizen) => citizen._id,
  maskedNumber: ({ identification }) =>
    identification
      ? `${identification.kind} ${'•'.repeat(identification.number.length - SHOWN_DIGITS)}${identification.number.slice(-SHOWN_DIGITS)}`
      : null,
};
