/** Encodings in which Vietnamese spreadsheets come: UTF-8, what Excel calls Unicode text (UTF-16), windows-1258, and TCVN3 (ABC). */
import { isUtf8 } from 'node:buffer';

export type EncodingName = 'UTF-8' | 'UTF-16' | 'windows-1258' | 'TCVN3';

/** TCVN 5712:1993, third table (fonts named .Vn…): what each byte above ASCII stands for. Capitals with marks have fonts of their own. */
const TCVN3: Record<number, string> = Object.fromEntries(
  Object.entries({
    'Ă Â Ê Ô Ơ Ư Đ ă â ê ô ơ ư đ': 'A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AC AD AE',
    'à ả ã á ạ': 'B5 B6 B7 B8 B9',
    'ằ ẳ ẵ ắ ặ': 'BB BC BD BE C6',
    'ầ ẩ ẫ ấ ậ': 'C7 C8 C9 CA CB',
    'è ẻ ẽ é ẹ': 'CC CE CF D0 D1',
    'ề ể ễ ế ệ': 'D2 D3 D4 D5 D6',
    'ì ỉ ĩ í ị': 'D7 D8 DC DD DE',
    'ò ỏ õ ó ọ': 'DF E1 E2 E3 E4',
    'ồ ổ ỗ ố ộ': 'E5 E6 E7 E8 E9',
    'ờ ở ỡ ớ ợ': 'EA EB EC ED EE',
    'ù ủ ũ ú ụ': 'EF F1 F2 F3 F4',
    'ừ ử ữ ứ ự': 'F5 F6 F7 F8 F9',
    'ỳ ỷ ỹ ý ỵ': 'FA FB FC FD FE',
  }).flatMap(([letters, bytes]) => {
    const codes = bytes.split(' ');
    return letters.split(' ').map((letter, i) => [Number.parseInt(codes[i] ?? '', 16), letter]);
  }),
);

const decodeTcvn3 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => TCVN3[byte] ?? String.fromCharCode(byte)).join('');

/**
 * @param fits whether a text reads as it should: several encodings turn the same bytes into letters, and only one into words
 * @returns undefined when none does
 */
export function decodeText(bytes: Uint8Array, fits: (text: string) => boolean): { text: string; encoding: EncodingName } | undefined {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: 'UTF-16' };
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'UTF-8' };
  const others = [
    { text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), encoding: 'windows-1258' as const },
    { text: decodeTcvn3(bytes), encoding: 'TCVN3' as const },
  ];
  return others.find(({ text }) => fits(text));
}
