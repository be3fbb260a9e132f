/** Files that were made to stop whoever opens them: small on the way, without end inside. */
import { deflateSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import sharp from 'sharp';

export interface HostileFile {
  name: string;
  bytes: Uint8Array;
  /** Why it is refused; of what is large, one of these, by which bound the machine meets first. `taken` for what is a photo after all. */
  outcome: readonly string[];
}

/** A page tree that doubles at each level: 2^24 pages in 1.5 KB. */
function pageTreeBomb(): Buffer {
  const levels = 24;
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>'];
  for (let level = 0; level < levels; level++)
    objects.push(`<< /Type /Pages /Count ${2 ** (levels - level)} /Kids [${level + 3} 0 R ${level + 3} 0 R] >>`);
  objects.push('<< /Type /Page /MediaBox [0 0 10 10] >>');
  return pdf(objects);
}

/** A page whose form draws the next one ten times, and so on. */
function laughingForms(): Buffer {
  const levels = 12;
  const form = (next: number) =>
    `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${next} 0 R >> >> /Length 60 >>\nstream\n${'/X Do '.repeat(10)}\nendstream`;
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length 6 >>\nstream\n/X Do \nendstream`,
    ...Array.from({ length: levels }, (_, i) => form(i + 6)),
    `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 8 >>\nstream\n0 0 1 1 re f\nendstream`,
  ]);
}

/** An object stream of a quarter of a gigabyte. */
function objectStreamBomb(): Buffer {
  const stream = deflateSync(Buffer.alloc(256 * 1024 * 1024, '[[ '), { level: 9 });
  const head = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1000000 /First 10 /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`;
  const tail = '\nendstream\nendobj\n2 0 obj\n<< /Type /Catalog /Pages 3 0 R >>\nendobj\ntrailer << /Root 2 0 R /Size 4 >>\n%%EOF';
  return Buffer.concat([Buffer.from(head), stream, Buffer.from(tail)]);
}

/** A page of a size that would be drawn on a wall. */
const endlessPage = (): Buffer =>
  pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99999999 99999999] >>',
  ]);

function pdf(objects: string[]): Buffer {
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${xref}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\nstartxref\n${body.length}\n%%EOF`,
  );
}

/** Very many small pages. */
function manyPages(): Buffer {
  const count = 500;
  const kids = Array.from({ length: count }, (_, i) => `${i + 3} 0 R`).join(' ');
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${count} /Kids [${kids}] >>`,
    ...Array.from({ length: count }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>'),
  ]);
}

const u16 = (...values: number[]): Buffer => Buffer.from(values.flatMap((value) => [value >> 8, value & 255]));
const u32 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => u16(Math.floor(value / 65_536), value % 65_536)));
const box = (type: string, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type), body]);
};
/** @param version with flags (ISO/IEC 14496-12, 4.2) */
const fullBox = (type: string, version: number, ...parts: Uint8Array[]): Buffer => box(type, u32(version), ...parts);
const HIDDEN = 1;
const V2 = 2 * 2 ** 24;

/** A picture of 30 by 30 tiles, all of the same few bytes of another picture (ISO/IEC 23008-12, 6.6.2.3). @param said its own size */
function heicGrid(heic: Uint8Array, said: { width: number; height: number }): Buffer {
  const bytes = Buffer.from(heic);
  const copied = (type: string) => {
    const at = bytes.indexOf(type) - 4;
    return bytes.subarray(at, at + bytes.readUInt32BE(at));
  };
  const SIDE = 30;
  const TILES = Array.from({ length: SIDE * SIDE }, (_, i) => i + 1);
  const GRID = TILES.length + 1;
  const ispe = copied('ispe');
  const [width, height] = [SIDE * ispe.readUInt32BE(12), SIDE * ispe.readUInt32BE(16)];
  const located = bytes.indexOf('iloc') + 16; // of the first item: its base, with an extent from 0
  const tile = bytes.subarray(bytes.readUInt32BE(located), bytes.readUInt32BE(located) + bytes.readUInt32BE(located + 10));
  const grid = Buffer.concat([Buffer.from([0, 1, SIDE - 1, SIDE - 1]), u32(width, height)]);
  const item = (id: number, type: string) => fullBox('infe', type === 'grid' ? V2 : V2 + HIDDEN, u16(id, 0), Buffer.from(`${type}\0`));
  const size = fullBox('ispe', 0, u32(said.width, said.height));
  const place = (id: number, at: number, length: number) => Buffer.concat([u16(id, 0, 1), u32(at, length)]);
  const head = (from: number) =>
    Buffer.concat([
      copied('ftyp'),
      fullBox(
        'meta',
        0,
        copied('hdlr'),
        fullBox('pitm', 0, u16(GRID)),
        fullBox(
          'iloc',
          0,
          u16(0x4400, GRID),
          ...TILES.map((id) => place(id, from, tile.length)),
          place(GRID, from + tile.length, grid.length),
        ),
        fullBox('iinf', 0, u16(GRID), ...TILES.map((id) => item(id, 'hvc1')), item(GRID, 'grid')),
        box(
          'iprp',
          box('ipco', copied('hvcC'), ispe, copied('pixi'), size),
          fullBox(
            'ipma',
            0,
            u32(GRID),
            ...TILES.map((id) => Buffer.concat([u16(id), Buffer.from([3, 0x81, 2, 3])])),
            u16(GRID),
            Buffer.from([2, 4, 3]),
          ),
        ),
        fullBox('iref', 0, box('dimg', u16(GRID, TILES.length, ...TILES))),
      ),
    ]);
  return Buffer.concat([head(head(0).length + 8), box('mdat', tile, grid)]);
}

/** A picture that says it is larger than it is. */
function claiming(bytes: Uint8Array, mark: string, width: number, height: number): Buffer {
  const changed = Buffer.from(bytes);
  const at = changed.indexOf(mark);
  if (at < 0) throw new Error(`no ${mark}`);
  const place = at + mark.length + (mark === 'ispe' ? 4 : 0);
  changed.writeUInt32BE(width, place);
  changed.writeUInt32BE(height, place + 4);
  return changed;
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A workbook of one sheet. */
function workbook(sheet: string, strings = '<sst/>'): Uint8Array {
  const file = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  return zipSync(
    {
      '[Content_Types].xml': file(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      ),
      '_rels/.rels': file(
        `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="a" Type="${DOCUMENT}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': file(
        `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}/relationships"><sheets><sheet name="x" sheetId="1" r:id="a"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': file(
        `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="a" Type="${DOCUMENT}/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="${DOCUMENT}/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      ),
      'xl/sharedStrings.xml': file(strings),
      'xl/worksheets/sheet1.xml': file(sheet),
    },
    { level: 9 },
  );
}

const sheet = (rows: string): string => `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;

export async function hostilePhotos(heic: Uint8Array): Promise<HostileFile[]> {
  const small = sharp({ create: { width: 64, height: 64, channels: 3, background: '#888' } });
  const png = await small.clone().png().toBuffer();
  return [
    { name: 'a page tree that doubles at each level', outcome: ['DAMAGED', 'TOO_MANY_PAGES'], bytes: pageTreeBomb() },
    { name: 'forms within forms', outcome: ['TOO_COSTLY', 'taken'], bytes: laughingForms() },
    { name: 'an object stream without end', outcome: ['DAMAGED', 'TOO_COSTLY'], bytes: objectStreamBomb() },
    { name: 'a page as large as a field', outcome: ['taken', 'TOO_COSTLY'], bytes: endlessPage() },
    { name: 'five hundred pages', outcome: ['TOO_MANY_PAGES'], bytes: manyPages() },
    { name: 'a PDF of brackets', outcome: ['DAMAGED', 'TOO_COSTLY'], bytes: Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(2_000_000)}`) },
    {
      name: 'a JPEG of 120 megapixels',
      outcome: ['TOO_MANY_PIXELS'],
      bytes: await sharp({ create: { width: 12_000, height: 10_000, channels: 3, background: '#888' } })
        .jpeg()
        .toBuffer(),
    },
    { name: 'a PNG that claims 3,600 megapixels', outcome: ['TOO_MANY_PIXELS'], bytes: claiming(png, 'IHDR', 60_000, 60_000) },
    {
      name: 'a PNG whose pixels inflate without end',
      outcome: ['NO_PHOTO', 'DAMAGED'],
      bytes: Buffer.concat([png.subarray(0, 41), deflateSync(Buffer.alloc(200 * 1024 * 1024))]),
    },
    {
      name: 'a WebP of 120 megapixels',
      outcome: ['TOO_MANY_PIXELS'],
      bytes: await sharp({ create: { width: 12_000, height: 10_000, channels: 3, background: '#888' } })
        .webp({ effort: 0 })
        .toBuffer(),
    },
    {
      name: 'an AVIF that claims 3,600 megapixels',
      outcome: ['TOO_MANY_PIXELS'],
      bytes: claiming(await small.clone().avif().toBuffer(), 'ispe', 60_000, 60_000),
    },
    { name: 'a HEIC that claims 3,600 megapixels', outcome: ['TOO_MANY_PIXELS'], bytes: claiming(heic, 'ispe', 60_000, 60_000) },
    { name: 'a HEIC grid of 64 megapixels', outcome: ['TOO_MANY_PIXELS'], bytes: heicGrid(heic, { width: 9600, height: 6720 }) },
    {
      name: 'a HEIC grid of 64 megapixels that says it is small',
      outcome: ['TOO_MANY_PIXELS', 'DAMAGED', 'TOO_COSTLY'],
      bytes: heicGrid(heic, { width: 640, height: 480 }),
    },
    { name: 'a HEIC cut in half', outcome: ['DAMAGED'], bytes: heic.subarray(0, heic.length / 2) },
    { name: 'gzip', outcome: ['NO_PHOTO'], bytes: gzipSync(Buffer.alloc(100 * 1024 * 1024)) },
  ];
}

export function hostileLists(): HostileFile[] {
  const cells = Array.from({ length: 16_000 }, () => '<c t="inlineStr"><is><t>a</t></is></c>').join('');
  return [
    {
      name: 'a zip bomb',
      outcome: ['TOO_LARGE'],
      bytes: workbook(sheet(`<row><c t="inlineStr"><is><t>${'a'.repeat(300_000_000)}</t></is></c></row>`)),
    },
    {
      name: 'a zip bomb below the bound',
      outcome: ['COLUMNS_MISSING', 'TOO_COSTLY'],
      bytes: workbook(sheet(`<row><c t="inlineStr"><is><t>${'a'.repeat(90_000_000)}</t></is></c></row>`)),
    },
    {
      name: 'XML a million levels deep',
      outcome: ['COLUMNS_MISSING', 'TOO_COSTLY'],
      bytes: workbook(sheet(`${'<row>'.repeat(1_000_000)}`)),
    },
    { name: 'rows of 16,000 cells', outcome: ['COLUMNS_MISSING', 'TOO_COSTLY'], bytes: workbook(sheet(`<row>${cells}</row>`.repeat(120))) },
    {
      name: 'a million shared strings',
      outcome: ['TOO_COSTLY', 'COLUMNS_MISSING'],
      bytes: workbook(sheet('<row/>'), `<sst>${'<si><t>a</t></si>'.repeat(2_000_000)}</sst>`),
    },
    {
      name: 'entities within entities',
      outcome: ['COLUMNS_MISSING'],
      bytes: workbook(
        `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${sheet('<row><c><v>&b;</v></c></row>')}`,
      ),
    },
    { name: 'a million empty rows', outcome: ['COLUMNS_MISSING', 'TOO_COSTLY'], bytes: workbook(sheet('<row/>'.repeat(3_000_000))) },
    { name: 'one line of 9 MB', outcome: ['TOO_COSTLY', 'COLUMNS_MISSING'], bytes: Buffer.alloc(9_000_000, 'a,') },
    {
      name: 'a quote that never ends',
      outcome: ['DAMAGED', 'TOO_COSTLY'],
      bytes: Buffer.concat([Buffer.from('Mã đơn vị,Họ và tên,Chức danh,Số di động,Email,Phụ trách\n"'), Buffer.alloc(9_000_000, 'a\n')]),
    },
    { name: 'nine million commas', outcome: ['TOO_COSTLY', 'COLUMNS_MISSING'], bytes: Buffer.alloc(9_000_000, ',') },
  ];
}
