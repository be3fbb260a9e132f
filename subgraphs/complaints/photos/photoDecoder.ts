/**
 * A photo as it is kept, made from what came in. Runs in a decoder's process (platform/decoding): of an allowed kind by its content,
 * upright, drawn anew from its pixels, so that what is kept is what is seen and nothing else: no place, device, author, script,
 * attachment or hidden layer.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { invalid } from '@so-tiem/platform/errors/errors';
import { fileTypeFromBuffer } from 'file-type';
import decodeHeic from 'heic-decode';
import sharp, { type Sharp } from 'sharp';

/** More than a phone's camera takes; a small file can hold many more (a decompression bomb). */
const MAX_PIXELS = 50_000_000;
/** The longest side of what is kept, in pixels: every letter of a certificate can be read at it. */
const MAX_SIDE = 4096;
const MAX_PAGES = 20;
/** Of a page of a PDF, as it is drawn: 150 dots an inch, A3 at the most. */
const PAGE_SCALE = 150 / 72;
const MAX_PAGE_SIDE = 2480;
const QUALITY = 88;
/** A PDF's mark may stand after other bytes (ISO 32000-1, annex H.3.4.1). */
const PDF_WITHIN = 1024;

export interface CleanPhoto {
  bytes: Uint8Array;
  contentType: 'image/jpeg' | 'image/png' | 'application/pdf';
  width: number | null;
  height: number | null;
}

// One photo after the other, with nothing kept between them.
sharp.cache(false);
sharp.concurrency(1);

/** @throws DomainError naming `photo` for what is no photo, or has too much of something; anything else for what is damaged */
export default async function cleanPhoto(bytes: Uint8Array): Promise<CleanPhoto> {
  if (Buffer.from(bytes.subarray(0, PDF_WITHIN)).includes('%PDF-')) return await cleanPdf(bytes);
  const type = await fileTypeFromBuffer(bytes);
  switch (type?.mime) {
    case 'image/png':
      return await cleanImage(sharp(bytes, READ), 'image/png');
    case 'image/jpeg':
    case 'image/webp':
    case 'image/avif':
      return await cleanImage(sharp(bytes, READ), 'image/jpeg');
    case 'image/heic':
    case 'image/heif':
      return await cleanHeic(bytes);
    default:
      throw invalid('photo', 'not a JPEG, PNG, WebP, AVIF, HEIC or PDF', 'NO_PHOTO');
  }
}

/** A photo whose last bytes were lost on the way shows all the same; every viewer shows it. */
const READ = { limitInputPixels: MAX_PIXELS, failOn: 'none', sequentialRead: true } as const;

async function cleanImage(image: Sharp, contentType: 'image/jpeg' | 'image/png'): Promise<CleanPhoto> {
  await image.metadata().catch((error: Error) => {
    throw String(error.message).includes('pixel limit') ? tooManyPixels() : error;
  });
  // The orientation is applied, as it is metadata too.
  const upright = image.autoOrient().resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true });
  const written = contentType === 'image/png' ? upright.png() : upright.flatten({ background: '#fff' }).jpeg({ quality: QUALITY });
  const { data, info } = await written.toBuffer({ resolveWithObject: true });
  return { bytes: data, contentType, width: info.width, height: info.height };
}

const tooManyPixels = () => invalid('photo', `more than ${MAX_PIXELS / 1_000_000} megapixels`, 'TOO_MANY_PIXELS');

/** As iPhones take them (ISO/IEC 23008-12); hardly any browser shows them. */
async function cleanHeic(bytes: Uint8Array): Promise<CleanPhoto> {
  const pictures = await decodeHeic.all({ buffer: bytes });
  try {
    const [first] = pictures;
    if (!first) throw new Error('no picture');
    if (first.width * first.height > MAX_PIXELS) throw tooManyPixels();
    const { width, height, data } = await first.decode(); // upright
    const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    return await cleanImage(sharp(pixels, { raw: { width, height, channels: 4 }, limitInputPixels: MAX_PIXELS }), 'image/jpeg');
  } finally {
    pictures.dispose();
  }
}

const PASSWORD_ERROR = 'FPDF_ERR_PASSWORD';

/**
 * Each page is drawn as a viewer shows it, with what was typed into its forms and with stamps and ink, and kept as a picture in a
 * new document.
 */
async function cleanPdf(bytes: Uint8Array): Promise<CleanPhoto> {
  const library = await PDFiumLibrary.init();
  try {
    return await drawPages(library, bytes);
  } finally {
    library.destroy();
  }
}

async function drawPages(library: PDFiumLibrary, bytes: Uint8Array): Promise<CleanPhoto> {
  const source = await library.loadDocument(bytes).catch((error) => {
    if (String(error.message).includes(PASSWORD_ERROR) || /password/i.test(String(error.message)))
      throw invalid('photo', 'the PDF has a password; save it without one, or take a photo of it', 'HAS_PASSWORD');
    throw error;
  });
  const count = source.getPageCount();
  if (count > MAX_PAGES) throw invalid('photo', `more than ${MAX_PAGES} pages`, 'TOO_MANY_PAGES');
  const clean = await PDFDocument.create({ updateMetadata: false });
  for (const page of source.pages()) {
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const scale = Math.min(PAGE_SCALE, MAX_PAGE_SIDE / Math.max(originalWidth, originalHeight));
    const { data } = await page.render({
      scale,
      renderFormFields: true,
      render: ({ data: pixels, width, height }) =>
        sharp(Buffer.from(pixels), { raw: { width, height, channels: 4 } })
          .flatten({ background: '#fff' })
          .jpeg({ quality: QUALITY })
          .toBuffer(),
    });
    const picture = await clean.embedJpg(data);
    clean.addPage([originalWidth, originalHeight]).drawImage(picture, { x: 0, y: 0, width: originalWidth, height: originalHeight });
  }
  source.destroy();
  if (!count) throw new Error('no pages');
  return { bytes: await clean.save(), contentType: 'application/pdf', width: null, height: null };
}
