/** `GET /complaint-statistics?format=xlsx&unit=79&from=…&until=…`: the tables of the supervisor's page as a spreadsheet. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import { sheetRoute } from '@so-tiem/platform/imports/sheetRoute';
import { FORMATS, sendSheet } from '@so-tiem/platform/imports/spreadsheet';
import { showDate } from '@so-tiem/platform/inputs/calendar';
import { COMPLAINT_KIND_WORDS } from '@so-tiem/platform/values/words';
import { z } from 'zod';
import type { Store } from '../model/store.ts';
import { type OpenComplaintCounts, readStatistics, type Statistics } from '../queries/statistics.ts';
import type { ComplaintFigures } from '../rules/figures.ts';

const asked = z.looseObject({ format: z.enum(FORMATS).default('xlsx') });

interface Row {
  table: string;
  code: string;
  name: string;
  figures: ComplaintFigures;
  now?: OpenComplaintCounts;
}

const columns: readonly [header: string, width: number, (row: Row) => string | number | null | undefined][] = [
  ['Bảng', 16, ({ table }) => table],
  ['Mã', 18, ({ code }) => code],
  ['Tên', 30, ({ name }) => name],
  ['Đã nhận', 12, ({ figures }) => figures.received],
  ['Đã hoàn thành', 12, ({ figures }) => figures.closed],
  ['Giải quyết', 12, ({ figures }) => figures.resolved],
  ['Từ chối', 12, ({ figures }) => figures.rejected],
  ['Đã rút', 12, ({ figures }) => figures.withdrawn],
  ['Đúng hạn', 12, ({ figures }) => figures.onTime],
  ['Hài lòng', 12, ({ figures }) => figures.satisfied],
  ['Chưa hài lòng', 14, ({ figures }) => figures.dissatisfied],
  ['Thời gian xử lý trung vị (giờ)', 14, ({ figures }) => figures.medianHours],
  ['90 % hoàn thành trong (giờ)', 14, ({ figures }) => figures.p90Hours],
  ['Đang mở', 12, ({ now }) => now?.open],
  ['Chưa nhận', 12, ({ now }) => now?.unassigned],
  ['Hạn trong 12 giờ', 16, ({ now }) => now?.dueSoon],
  ['Quá hạn', 12, ({ now }) => now?.breached],
];

export const statisticsRoute = (store: Store) =>
  sheetRoute(async (identity, parameters, response) => {
    const staff = requirePermission(identity, 'statistics:read');
    const { format, unit, from, until } = parseInput(asked, parameters);
    const statistics = await readStatistics(store, staff, { unit, from, until });
    await sendSheet(response, format, {
      fileName: 'tong-quan-phan-anh',
      sheetName: 'Tổng quan',
      columns: columns.map(([header, width]) => ({ header, width })),
      rows: cellsOf(statistics),
    });
  });

async function* cellsOf(statistics: Statistics): AsyncGenerator<string[]> {
  for (const row of rowsOf(statistics)) yield columns.map(([, , cell]) => String(cell(row) ?? ''));
}

const rowsOf = ({ code, now, total, days, kinds, units, handlers }: Statistics): Row[] => [
  { table: 'Tất cả', code, name: '', figures: total, now },
  ...days.map(({ day, figures }) => ({ table: 'Ngày', code: day, name: showDate(day), figures })),
  ...kinds.map(({ kind, figures }) => ({ table: 'Loại', code: kind, name: COMPLAINT_KIND_WORDS[kind], figures })),
  ...units.map((unit) => ({ table: 'Đơn vị', name: '', ...unit })),
  ...(handlers ?? []).map(({ staff: { id, name }, figures }) => ({ table: 'Người xử lý', code: id, name, figures })),
];
