/** What becomes of a photo: what is kept is what is seen, and nothing else. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { cleanPhoto, stopDecoding } from './cleanPhoto.ts';

afterAll(stopDecoding);

/** Inputs of the field, as they were handed in. */
const given = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
const image = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#cc8844' } });
const secret = { IFD0: { Make: 'SECRETCAM', Artist: 'SECRETAUTHOR' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 46/1 0/1' } };

/** Everything that a file says: its bytes, and those of a PDF's streams, inflated. */
async function said(bytes: Uint8Array): Promise<string> {
  const plain = Buffer.from(bytes).toString('latin1');
  if (!plain.startsWith('%PDF')) return plain;
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const streams = document.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []));
  const inflated = streams.map((stream) => {
    const filter = String(stream.dict.get(PDFName.of('Filter')) ?? '');
    const contents = Buffer.from(stream.getContents());
    return (filter.includes('FlateDecode') ? inflateSync(contents) : contents).toString('latin1');
  });
  return plain + inflated.join('');
}

/** How much of a part of the first page is not white, as a viewer shows it; the part in points from the top left. */
async function inked(bytes: Uint8Array, left: number, top: number, width: number, height: number): Promise<number> {
  const library = await PDFiumLibrary.init();
  const page = (await library.loadDocument(bytes)).getPage(0);
  const { data } = await page.render({
    scale: 1,
    render: async ({ data: pixels, width: w, height: h }) =>
      await sharp(Buffer.from(pixels), { raw: { width: w, height: h, channels: 4 } })
        .extract({ left, top, width, height })
        .greyscale()
        .raw()
        .toBuffer(),
  });
  library.destroy();
  return data.filter((value) => value < 200).length / data.length;
}

describe('a photo is kept without anything about where and by whom it was taken', () => {
  test('JPEG: no metadata, and turned upright as it said it should be', async () => {
    const bytes = await image().withExif(secret).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const clean = await cleanPhoto(bytes);
    const after = await sharp(clean.bytes).metadata();
    expect(after).not.toHaveProperty('exif');
    expect(after).not.toHaveProperty('xmp');
    expect(await said(clean.bytes)).not.toContain('SECRET');
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
    expect(await said(clean.bytes)).not.toContain('Nguyen Van A');
    expect(clean).toMatchObject({ contentType: 'image/jpeg', width: 320, height: 224 });
    const [red = 0, green = 0, blue = 0] = await sharp(clean.bytes).extract({ left: 40, top: 45, width: 1, height: 1 }).raw().toBuffer();
    expect([red, green, blue].every((channel) => channel < 90)).toBe(true); // the dark bar of the certificate
  });

  test('PDF: author, title, producer and scripts are gone, the pages are there in their size', async () => {
    const document = await PDFDocument.create();
    document.setAuthor('SECRETAUTHOR');
    document.setTitle('SECRETTITLE');
    document.addJavaScript('main', 'app.alert("SECRETSCRIPT")');
    document.addPage([300, 200]);
    document.addPage([300, 200]);
    const clean = await cleanPhoto(await document.save({ useObjectStreams: false }));
    const after = await PDFDocument.load(clean.bytes, { updateMetadata: false });
    expect([after.getAuthor(), after.getTitle(), after.getPageCount()]).toEqual([undefined, undefined, 2]);
    expect(after.getPage(0).getSize()).toEqual({ width: 300, height: 200 });
    expect(await said(clean.bytes)).not.toContain('SECRET');
    expect(clean).toMatchObject({ contentType: 'application/pdf', width: null });
  });

  test('PDF: a file of the field, with metadata, a script, an attached file and its author', async () => {
    expect(await said(given('hidden-in-annotations.pdf'))).toContain('SECRET');
    expect(await said((await cleanPhoto(given('hidden-in-annotations.pdf'))).bytes)).not.toContain('SECRET');
  });

  test('PDF: what hides in page metadata, private data, attachments, layers and pictures is gone', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([300, 200]);
    const { context } = document;
    page.node.set(PDFName.of('Metadata'), context.register(context.stream('SECRETXMP', { Type: 'Metadata', Subtype: 'XML' })));
    page.node.set(
      PDFName.of('PieceInfo'),
      context.obj({ Illustrator: { Private: context.register(context.flateStream('SECRETPRIVATE')) } }),
    );
    await document.attach(Buffer.from('SECRETFILE'), 'SECRETNAME.docx');
    page.drawImage(await document.embedJpg(await image().withExif(secret).jpeg().toBuffer()), { x: 20, y: 20, width: 60, height: 40 });
    const bytes = await document.save();
    expect(await said(bytes)).toContain('SECRETCAM');
    const clean = await cleanPhoto(bytes);
    expect(await said(clean.bytes)).not.toContain('SECRET');
    expect(await inked(clean.bytes, 20, 140, 60, 40)).toBeGreaterThan(0.9);
  });
});

describe('what a viewer shows is still seen', () => {
  test('what was typed into a form', async () => {
    const clean = await cleanPhoto(given('filled-form.pdf'));
    expect(await inked(clean.bytes, 102, 37, 70, 16)).toBeGreaterThan(0.05); // the date
  });

  test('what was typed into a form by a program that left drawing it to the viewer', async () => {
    const document = await PDFDocument.create();
    const field = document.getForm().createTextField('ngay');
    field.setText('05/08/2021');
    field.addToPage(document.addPage([300, 200]), { x: 100, y: 145, width: 120, height: 20 });
    await document.flush();
    field.defaultUpdateAppearances(await document.embedFont(StandardFonts.Helvetica));
    for (const [, object] of document.context.enumerateIndirectObjects()) if (object instanceof PDFDict) object.delete(PDFName.of('AP'));
    document.catalog.getOrCreateAcroForm().dict.set(PDFName.of('NeedAppearances'), document.context.obj(true));
    const undrawn = await document.save({ updateFieldAppearances: false, useObjectStreams: false });
    expect(await said(undrawn)).not.toContain('/AP ');
    expect(await inked((await cleanPhoto(undrawn)).bytes, 102, 37, 70, 16)).toBeGreaterThan(0.03);
  });

  test('ink', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([300, 200]);
    const ink = {
      Type: 'Annot',
      Subtype: 'Ink',
      Rect: [50, 50, 250, 150],
      F: 4,
      C: [1, 0, 0],
      BS: { W: 8 },
      InkList: [[60, 60, 240, 140]],
    };
    page.node.set(PDFName.of('Annots'), document.context.obj([document.context.register(document.context.obj(ink as never))]));
    expect(await inked((await cleanPhoto(await document.save())).bytes, 130, 80, 40, 40)).toBeGreaterThan(0.05);
  });

  test('a stamp', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([300, 200]);
    const { context } = document;
    const appearance = context.register(
      context.stream('0 0 1 rg 0 0 80 30 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 80, 30] }),
    );
    const stamp = { Type: 'Annot', Subtype: 'Stamp', Rect: [100, 100, 180, 130], F: 4, AP: { N: appearance }, T: 'SECRETAUTHOR' };
    page.node.set(PDFName.of('Annots'), context.obj([context.register(context.obj(stamp as never))]));
    const clean = await cleanPhoto(await document.save());
    expect(await inked(clean.bytes, 100, 70, 80, 30)).toBeGreaterThan(0.9);
    expect(await said(clean.bytes)).not.toContain('SECRET');
  });

  test.each([
    ['a PDF that only its owner may change', 'owner-password.pdf', 'application/pdf'],
    ['a PDF after other bytes', 'leading-bytes.pdf', 'application/pdf'],
    ['a JPEG whose last bytes are missing', 'truncated.jpg', 'image/jpeg'],
    ['a WebP', 'small.webp', 'image/jpeg'],
  ])('%s is taken', async (_, name, contentType) => {
    expect(await cleanPhoto(given(name))).toMatchObject({ contentType });
  });

  test('an AVIF, and a photo as large as phones take them, are taken, the long side as long as one can read', async () => {
    expect(await cleanPhoto(await image().avif().toBuffer())).toMatchObject({ contentType: 'image/jpeg', width: 60 });
    const large = await sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
    expect(await cleanPhoto(large)).toMatchObject({ width: 4096, height: 3072 });
  });

  test('a PDF that needs a password says so', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([300, 200]);
    page.drawText('x', { font: await document.embedFont(StandardFonts.Helvetica), color: rgb(0, 0, 0) });
    document.encrypt({ userPassword: 'mat-khau', ownerPassword: 'chu' });
    await expect(cleanPhoto(await document.save())).rejects.toMatchObject({
      failures: [{ code: 'INVALID', field: ['photo'], message: expect.stringContaining('password') }],
    });
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
