import { readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { cleanPhoto } from './cleanPhoto.ts';

const image = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#cc8844' } });
const secret = { IFD0: { Make: 'SECRETCAM', Artist: 'Nguyễn Văn A' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 46/1 0/1' } };

describe('a photo is kept without anything about where and by whom it was taken', () => {
  test('JPEG: no metadata, and turned upright as it said it should be', async () => {
    const bytes = await image().withExif(secret).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const clean = await cleanPhoto(bytes);
    const after = await sharp(clean.bytes).metadata();
    expect(after).not.toHaveProperty('exif');
    expect(after).not.toHaveProperty('xmp');
    expect(clean.bytes.includes('SECRETCAM')).toBe(false);
    expect(clean).toMatchObject({ contentType: 'image/jpeg', width: 40, height: 60 });
  });

  test('PNG', async () => {
    const bytes = await image().withExif(secret).png().toBuffer();
    const clean = await cleanPhoto(bytes);
    expect(await sharp(clean.bytes).metadata()).not.toHaveProperty('exif');
    expect(clean).toMatchObject({ contentType: 'image/png', width: 60, height: 40 });
  });

  test('HEIC, as iPhones take them, becomes a JPEG', async () => {
    const bytes = readFileSync(new URL('./fixtures/certificate.heic', import.meta.url));
    expect(bytes.includes('Nguyen Van A')).toBe(true);
    const clean = await cleanPhoto(bytes);
    expect(await sharp(clean.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 224 });
    expect(await sharp(clean.bytes).metadata()).not.toHaveProperty('exif');
    expect(clean.bytes.includes('Nguyen Van A')).toBe(false);
    expect(clean).toMatchObject({ contentType: 'image/jpeg', width: 320, height: 224 });
    const [red = 0, green = 0, blue = 0] = await sharp(clean.bytes).extract({ left: 40, top: 45, width: 1, height: 1 }).raw().toBuffer();
    expect([red, green, blue].every((channel) => channel < 90)).toBe(true); // the dark bar of the certificate
  });

  test('PDF: author, title, producer and scripts are gone, the pages are there', async () => {
    const document = await PDFDocument.create();
    document.setAuthor('SECRETAUTHOR');
    document.setTitle('SECRETTITLE');
    document.addJavaScript('main', 'app.alert("SECRETSCRIPT")');
    document.addPage([300, 200]);
    document.addPage([300, 200]);
    const clean = await cleanPhoto(Buffer.from(await document.save({ useObjectStreams: false })));
    const after = await PDFDocument.load(clean.bytes, { updateMetadata: false });
    expect([after.getAuthor(), after.getTitle(), after.getPageCount()]).toEqual([undefined, undefined, 2]);
    expect(clean.bytes.includes('SECRET')).toBe(false);
    expect(clean).toMatchObject({ contentType: 'application/pdf', width: null });
  });
});

describe('what is no photo is refused by name', () => {
  test.each([
    ['a text', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['a page that says it is a photo', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;')],
    [
      'a HEIC that is only a header',
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(40)]),
    ],
    ['half a JPEG', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(50)])],
    ['a PDF that is only a header', Buffer.from('%PDF-1.7\n')],
  ])('%s', async (_what, bytes) => {
    await expect(cleanPhoto(bytes)).rejects.toMatchObject({ failures: [{ code: 'INVALID', field: ['photo'] }] });
  });
});
