/** What is asked of a spreadsheet, and what it says: the shapes that travel between tableDecoder.ts and its caller. */
import { searchText } from '../values/plainText.ts';

export interface TableColumn {
  key: string;
  header: string;
  /** What else the header is called. */
  synonyms?: readonly string[];
  needed?: boolean;
}

export interface TableQuestion {
  bytes: Uint8Array;
  columns: readonly TableColumn[];
  /** Headers that the caller matched with a column: the key by the header as it stands there. */
  matched: Readonly<Record<string, string>>;
  maxRows: number;
}

export interface TableRow {
  /** As the spreadsheet program numbers it. */
  row: number;
  /** By the column's key. */
  cells: Record<string, string>;
  /** Addresses of cells that hold an error of the spreadsheet's (`#N/A`), by the column's key. */
  errors?: Record<string, string>;
  hidden?: true;
}

export interface Table {
  rows: TableRow[];
  /** The sheet that was read; null for a file without sheets. */
  sheet: string | null;
  hiddenRows: number;
  encoding: string | null;
}

const bare = (header: string): string => searchText(header).replaceAll(' ', '');

/** The column of each header, by its name or a synonym; null for what is none of ours. */
export function columnsOf(
  headers: readonly string[],
  columns: readonly TableColumn[],
  matched: Readonly<Record<string, string>> = {},
): (string | null)[] {
  const known = new Map(columns.flatMap(({ key, header, synonyms = [] }) => [header, ...synonyms].map((name) => [bare(name), key])));
  return headers.map((header) => matched[header.trim()] ?? known.get(bare(header)) ?? null);
}
