/** Files that were made to stop whoever opens them: small on the way, without end inside. */
import { deflateSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import sharp from 'sharp';

export interface HostileFile {
  name: string;
  bytes: Uint8Array;
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
    { name: 'a page tree that doubles at each level', bytes: pageTreeBomb() },
    { name: 'forms within forms', bytes: laughingForms() },
    { name: 'an object stream without end', bytes: objectStreamBomb() },
    { name: 'a page as large as a field', bytes: endlessPage() },
    { name: 'a PDF of brackets', bytes: Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(2_000_000)}`) },
    {
      name: 'a JPEG of 120 megapixels',
      bytes: await sharp({ create: { width: 12_000, height: 10_000, channels: 3, background: '#888' } })
        .jpeg()
        .toBuffer(),
    },
    { name: 'a PNG that claims 3,600 megapixels', bytes: claiming(png, 'IHDR', 60_000, 60_000) },
    {
      name: 'a PNG whose pixels inflate without end',
      bytes: Buffer.concat([png.subarray(0, 41), deflateSync(Buffer.alloc(200 * 1024 * 1024))]),
    },
    {
      name: 'a WebP of 120 megapixels',
      bytes: await sharp({ create: { width: 12_000, height: 10_000, channels: 3, background: '#888' } })
        .webp({ effort: 0 })
        .toBuffer(),
    },
    { name: 'an AVIF that claims 3,600 megapixels', bytes: claiming(await small.clone().avif().toBuffer(), 'ispe', 60_000, 60_000) },
    { name: 'a HEIC that claims 3,600 megapixels', bytes: claiming(heic, 'ispe', 60_000, 60_000) },
    { name: 'a HEIC cut in half', bytes: heic.subarray(0, heic.length / 2) },
    { name: 'gzip', bytes: gzipSync(Buffer.alloc(100 * 1024 * 1024)) },
  ];
}

export function hostileLists(): HostileFile[] {
  const cells = Array.from({ length: 16_000 }, () => '<c t="inlineStr"><is><t>a</t></is></c>').join('');
  return [
    { name: 'a zip bomb', bytes: workbook(sheet(`<row><c t="inlineStr"><is><t>${'a'.repeat(300_000_000)}</t></is></c></row>`)) },
    {
      name: 'a zip bomb below the bound',
      bytes: workbook(sheet(`<row><c t="inlineStr"><is><t>${'a'.repeat(90_000_000)}</t></is></c></row>`)),
    },
    { name: 'XML a million levels deep', bytes: workbook(sheet(`${'<row>'.repeat(1_000_000)}`)) },
    { name: 'rows of 16,000 cells', bytes: workbook(sheet(`<row>${cells}</row>`.repeat(120))) },
    { name: 'a million shared strings', bytes: workbook(sheet('<row/>'), `<sst>${'<si><t>a</t></si>'.repeat(2_000_000)}</sst>`) },
    {
      name: 'entities within entities',
      bytes: workbook(
        `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${sheet('<row><c><v>&b;</v></c></row>')}`,
      ),
    },
    { name: 'a million empty rows', bytes: workbook(sheet('<row/>'.repeat(3_000_000))) },
    { name: 'one line of 9 MB', bytes: Buffer.alloc(9_000_000, 'a,') },
    {
      name: 'a quote that never ends',
      bytes: Buffer.concat([Buffer.from('Mã đơn vị,Họ và tên,Chức danh,Số di động,Email,Phụ trách\n"'), Buffer.alloc(9_000_000, 'a\n')]),
    },
    { name: 'nine million commas', bytes: Buffer.alloc(9_000_000, ',') },
  ];
}
