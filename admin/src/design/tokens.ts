/**
 * The console's colours, in light and in the dark: ground, surface and raised surface, text in two steps, one accent, and three steps of
 * urgency. Text holds 4.5:1 on each of the surfaces (WCAG 1.4.3; tokens.test.ts).
 */
export interface Tokens {
  /** Behind everything. */
  ground: string;
  /** What is read and worked on. */
  surface: string;
  /** What lies above it: panels, menus. */
  raised: string;
  line: string;
  /** Frames of what is pressed or filled in: 3:1 (WCAG 1.4.11). */
  frame: string;
  text: string;
  secondaryText: string;
  /** Links, where the keyboard is, and the one primary action. */
  accent: string;
  onAccent: string;
  /** Behind the row that is chosen. */
  chosen: string;
  hover: string;
  /** Past its deadline, or wrong. */
  late: string;
  /** Due soon, or to be looked at. */
  soon: string;
  /** Done. */
  done: string;
}

export const LIGHT: Tokens = {
  ground: '#f5f6f8',
  surface: '#ffffff',
  raised: '#ffffff',
  line: '#e3e6eb',
  frame: '#7a838f',
  text: '#16191d',
  secondaryText: '#565d68',
  accent: '#0b5cad',
  onAccent: '#ffffff',
  chosen: '#e8f0f9',
  hover: '#f0f2f5',
  late: '#b3261e',
  soon: '#8a5200',
  done: '#146c3a',
};

export const DARK: Tokens = {
  ground: '#0e1116',
  surface: '#161b22',
  raised: '#1d242d',
  line: '#2c343f',
  frame: '#78838f',
  text: '#e9ecf0',
  secondaryText: '#a6afba',
  accent: '#8ec1f7',
  onAccent: '#0b2440',
  chosen: '#1c2f45',
  hover: '#1f2730',
  late: '#ffb4ab',
  soon: '#f2c078',
  done: '#8fdcae',
};
