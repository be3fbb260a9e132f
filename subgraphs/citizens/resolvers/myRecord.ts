import { maskOwnNumber } from '@so-tiem/platform/authorization/masking';
import type { MyRecordResolvers } from '../generated/schema.ts';

/** No reference leads here: it is reached by `myRecord` and its token alone. */
export const myRecordResolvers: MyRecordResolvers = {
  id: (citizen) => citizen._id,
  maskedNumber: ({ identityDocument }) => (identityDocument ? `${identityDocument.kind} ${maskOwnNumber(identityDocument.number)}` : null),
};
