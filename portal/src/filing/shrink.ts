/** Photos of phones are far larger than a certificate needs to be read; they are made smaller before they are sent. */
const LONG_SIDE = 2560;
const QUALITY = 0.85;
/** What is smaller is sent as it is. */
const SMALL_BYTES = 700_000;
const DRAWABLE = /^image\/(jpeg|png|webp|avif)$/;

/** @returns the file itself where this browser cannot draw it, or nothing is won */
export async function shrunk(file: File): Promise<Blob> {
  if (file.size <= SMALL_BYTES || !DRAWABLE.test(file.type)) return file;
  try {
    const drawn = await createImageBitmap(file); // upright, as its EXIF says
    const scale = Math.min(1, LONG_SIDE / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(drawn.width * scale);
    canvas.height = Math.round(drawn.height * scale);
    const context = canvas.getContext('2d');
    if (!context) return file;
    context.fillStyle = '#fff'; // what was transparent
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    drawn.close();
    const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    return smaller && smaller.size < file.size ? smaller : file;
  } catch {
    return file; // the gateway says what is wrong with it
  }
}
