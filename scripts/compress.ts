/** Beside each text of a built front end the same compressed, so that the gateway sends it without compressing anything. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const WORTH_BYTES = 1024;

/** @param folder with the built files */
export function compress(folder: string): void {
  for (const file of globSync(`${folder}/**/*.{js,css,html,svg,json}`)) {
    const bytes = readFileSync(file);
    if (bytes.length < WORTH_BYTES) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
