/** A photo of a vaccination certificate that says what the complaint claims, as a citizen would attach it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import sharp from 'sharp';
import type { ComplaintRecord } from '../subgraphs/complaints/model/complaint.ts';
import { vaccineByCode } from '../subgraphs/doses/rules/vaccines.ts';

const [WIDTH, HEIGHT] = [1000, 700];
const require = createRequire(import.meta.url);
// The letters are drawn as outlines from a font of ours, as a machine need not have any. Its subsets complement each other.
const fonts = ['latin', 'vietnamese', 'latin-ext'].map((subset) => {
  const file = readFileSync(require.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-400-normal.woff`));
  return opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
});

export async function certificatePhoto(
  { complainant, claimedDoses }: ComplaintRecord,
  siteName: string,
): Promise<{ data: Buffer; width: number; height: number }> {
  const dose = claimedDoses[0];
  const date = (day: string) => day.split('-').reverse().join('/');
  const lines: [number, number, number, string][] = [
    [60, 90, 22, 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    [60, 160, 38, 'GIẤY XÁC NHẬN TIÊM CHỦNG COVID-19'],
    [60, 250, 28, `Họ và tên: ${complainant.fullName}`],
    [60, 300, 28, `Ngày sinh: ${date(complainant.dateOfBirth)}     Giới tính: ${complainant.gender === 'MALE' ? 'Nam' : 'Nữ'}`],
    [60, 350, 28, complainant.identityDocument ? `Số ${complainant.identityDocument.kind}: ${complainant.identityDocument.number}` : ''],
    [
      60,
      430,
      28,
      `Mũi ${dose?.doseNumber ?? 1}: ${vaccineByCode(dose?.vaccineCode ?? '')?.product ?? 'Comirnaty'}     Số lô: ${dose?.lotNumber ?? 'FF2153'}`,
    ],
    [60, 480, 28, `Ngày tiêm: ${date(dose?.injectedOn ?? '')}`],
    [60, 530, 28, `Nơi tiêm: ${siteName}`],
    [620, 620, 24, 'Cơ sở tiêm chủng xác nhận'],
  ];
  const outlines = lines.map(([x, y, size, text]) => `<path d="${outline(text, x, y, size)}"/>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#f6f1e4"/><rect x="24" y="24" width="${WIDTH - 48}" height="${HEIGHT - 48}" fill="none" stroke="#a33" stroke-width="4"/><g fill="#1b2a41">${outlines}</g><circle cx="820" cy="520" r="70" fill="none" stroke="#c22" stroke-width="6" opacity=".7"/></svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function outline(text: string, x: number, y: number, size: number): string {
  let path = '';
  for (const character of text.normalize('NFC')) {
    const font = fonts.find((candidate) => candidate.charToGlyphIndex(character) !== 0) ?? fonts[0];
    if (!font) continue;
    const glyph = font.charToGlyph(character);
    // Written out here: the library's own toPathData rounds some coordinates to NaN.
    for (const { type, x1, y1, x2, y2, x: endX, y: endY } of glyph.getPath(x, y, size).commands) {
      path += type + [x1, y1, x2, y2, endX, endY].flatMap((number) => (number === undefined ? [] : [number.toFixed(1)])).join(' ');
    }
    x += ((glyph.advanceWidth ?? 0) * size) / font.unitsPerEm;
  }
  return path;
}
