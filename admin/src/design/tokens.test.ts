/** Whether the colours can be told apart by who sees less well (WCAG 2.2: 1.4.3, 1.4.11). */
import { expect, test } from '@jest/globals';
import { DARK, LIGHT, type Tokens } from './tokens.ts';

/** WCAG's relative luminance. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG's contrast ratio, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const BEHIND = ['ground', 'surface', 'raised', 'chosen', 'hover'] as const satisfies (keyof Tokens)[];

test.each([
  ['light', LIGHT],
  ['dark', DARK],
])('%s: text is read on every surface, and what is pressed has a frame', (_, tokens) => {
  for (const behind of BEHIND) {
    for (const text of ['text', 'secondaryText', 'accent', 'late', 'soon', 'done'] as const)
      expect([behind, text, contrast(tokens[text], tokens[behind]) >= 4.5]).toEqual([behind, text, true]);
    expect([behind, contrast(tokens.frame, tokens[behind]) >= 2.9]).toEqual([behind, true]);
  }
  for (const behind of ['ground', 'surface', 'raised'] as const)
    expect([behind, contrast(tokens.frame, tokens[behind]) >= 3]).toEqual([behind, true]);
  expect(contrast(tokens.onAccent, tokens.accent)).toBeGreaterThanOrEqual(4.5);
});
