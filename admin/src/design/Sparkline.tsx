/** A course of numbers in a line as high as text: which way it goes, not how much. */
import { useTheme } from '@mui/material';

const WIDTH = 96;
const HEIGHT = 24;

/** @returns points of an SVG line through the values; a level line in the middle for values that do not differ */
export function pointsOf(values: readonly number[], width: number, height: number): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = width / Math.max(values.length - 1, 1);
  const y = (value: number) => (most === least ? height / 2 : height - 1 - ((value - least) / (most - least)) * (height - 2));
  return values.map((value, i) => `${(i * step).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
}

export function Sparkline({ values }: { values: readonly number[] }) {
  const { palette } = useTheme();
  if (values.length < 2) return null;
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline points={pointsOf(values, WIDTH, HEIGHT)} fill="none" stroke={palette.text.secondary} strokeWidth={1.5} />
    </svg>
  );
}
