/** The way to a complaint as a code for a camera, on a screen or on paper: its address, without anything of the person. */
import { renderSVG } from 'uqr';

export default function ReceiptCode({ address, label }: { address: string; label: string }) {
  const drawn = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(address, { border: 2 }))}`;
  return <img className="qr" src={drawn} alt={label} width="160" height="160" />;
}
