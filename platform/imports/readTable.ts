/** A spreadsheet that is uploaded, read at arm's length. */
import { DecoderPool } from '../decoding/decoderPool.ts';
import type { Table, TableQuestion } from './table.ts';

export type { Table, TableColumn, TableRow } from './table.ts';

/** Of one at a time: a list of 50,000 rows takes what the machine has to give. */
const MAX_MEGABYTES = 900;

const decoders = new DecoderPool({
  module: new URL('./tableDecoder.ts', import.meta.url),
  field: 'file',
  atOnce: 1,
  waiting: 10,
  maxMegabytes: MAX_MEGABYTES,
});

/** @throws DomainError naming `file`, with a reason */
export const readTable = (question: TableQuestion): Promise<Table> => decoders.decode<TableQuestion, Table>(question);

export const stopReadingTables = (): void => decoders.stop();
