/** The console's look: dense, calm, in a typeface made for Vietnamese. */
import { bwDarkTheme, bwLightTheme, type RaThemeOptions } from 'react-admin';

const typography = { fontFamily: '"Be Vietnam Pro", system-ui, sans-serif', fontWeightMedium: 600, fontSize: 14 } as const;
const shape = { borderRadius: 8 };

/** Where the keyboard is (WCAG 2.4.7); fields show it by their own frame. Twice the class, as buttons take the outline away. */
const focusRing = (color: string) => ({
  ':is(a, button, [role=button], [role=tab], [role=option], [role=menuitem], [tabindex], .MuiButtonBase-root):not(.MuiSelect-select, main):focus-visible:focus-visible':
    {
      outline: `3px solid ${color}`,
      outlineOffset: '-2px',
    },
});

type Components = NonNullable<RaThemeOptions['components']>;

/** The library's own pages (not found, loading, no right) bring a typeface of theirs. */
const OWN_TYPEFACE = Object.fromEntries(
  ['RaNotFound', 'RaLoading', 'RaError', 'RaAuthError'].map((name) => [
    name,
    { styleOverrides: { root: { '&&& *': { fontFamily: 'inherit' } } } },
  ]),
);

/** A link within a text has the theme's colour, as a browser's own blue cannot be read on dark; nothing is written in capitals. */
const withOurs = (components: Components = {}, color: string): Components => ({
  ...components,
  ...OWN_TYPEFACE,
  MuiCssBaseline: {
    styleOverrides: { ...(components['MuiCssBaseline']?.styleOverrides as object), 'a:not([class])': { color }, ...focusRing(color) },
  },
  // The theme that ours is made from lets tabs overflow their row, and the arrows lie over them.
  MuiTabs: { styleOverrides: { root: { height: 38, minHeight: 38 } } },
  MuiTab: {
    styleOverrides: {
      root: {
        height: 38,
        minHeight: 38,
        borderRadius: 6,
        textTransform: 'none',
        fontWeight: 600,
        '&.MuiButtonBase-root': { minWidth: 0, padding: '0 10px' },
      },
    },
  },
  // Between a phone's cards and a desk, a wide table scrolls within its card.
  RaDatagrid: { styleOverrides: { root: { '& .RaDatagrid-tableWrapper': { overflowX: 'auto' } } } },
  MuiToggleButton: { styleOverrides: { root: { textTransform: 'none' } } },
});

export const lightTheme: RaThemeOptions = {
  ...bwLightTheme,
  components: withOurs(bwLightTheme.components as Components, '#0b5cad'),
  typography,
  shape,
  palette: {
    mode: 'light',
    primary: { main: '#0b5cad' },
    secondary: { main: '#0b5cad' },
    error: { main: '#b3261e' },
    warning: { main: '#9a5b00' },
    success: { main: '#146c3a' },
    background: { default: '#f4f6fa', paper: '#fff' },
  },
};
export const darkTheme: RaThemeOptions = {
  ...bwDarkTheme,
  components: withOurs(bwDarkTheme.components as Components, '#8ec1f7'),
  typography,
  shape,
  palette: {
    mode: 'dark',
    primary: { main: '#8ec1f7' },
    secondary: { main: '#8ec1f7' },
    error: { main: '#ffb4ab' },
    warning: { main: '#f2c078' },
    success: { main: '#8fdcae' },
    background: { default: '#10151c', paper: '#1a212b' },
  },
};
