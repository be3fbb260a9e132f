/** The console's look, made from its tokens: dense, calm, in a typeface made for Vietnamese. */
import { defaultLightTheme, type RaThemeOptions } from 'react-admin';
import { DARK, LIGHT, type Tokens } from './tokens.ts';

type Components = NonNullable<RaThemeOptions['components']>;

const ROUNDED = 8;

/** The library's own pages (not found, loading, no right) bring a typeface of theirs. */
const OWN_TYPEFACE = Object.fromEntries(
  ['RaNotFound', 'RaLoading', 'RaError', 'RaAuthError'].map((name) => [
    name,
    { styleOverrides: { root: { '&&&, &&& *': { fontFamily: '"Be Vietnam Pro", system-ui, sans-serif' } } } },
  ]),
);

/** Where the keyboard is (WCAG 2.4.7); fields show it by their own frame. Twice the class, as buttons take the outline away. */
const focusRing = (color: string) => ({
  ':is(a, button, [role=button], [role=tab], [role=option], [role=menuitem], [tabindex], .MuiButtonBase-root):not(.MuiSelect-select, main):focus-visible:focus-visible':
    {
      outline: `3px solid ${color}`,
      outlineOffset: '-2px',
    },
});

const baselineOf = ({ accent, ground }: Tokens) => ({
  // A link within a text has the theme's colour, as a browser's own blue cannot be read on dark.
  'a:not([class])': { color: accent },
  body: { backgroundColor: ground },
  // It takes the focus when what had it is gone (forms/keepFocus.ts): nobody is led there by Tab.
  'main:focus': { outline: 'none' },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
  },
  '@media print': {
    '.RaAppBar-appBar, .RaSidebar-docked, .RaLayout-skipToContentButton, .not-printed': { display: 'none !important' },
    '.RaLayout-appFrame': { marginTop: '0 !important' },
  },
  ...focusRing(accent),
});

const surfacesOf = ({ surface, raised, line, ground, text }: Tokens): Components => ({
  MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } }, // in the dark the library lightens what is raised by itself
  MuiCard: { defaultProps: { elevation: 0 }, styleOverrides: { root: { border: `1px solid ${line}`, backgroundColor: surface } } },
  MuiAppBar: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundColor: ground, color: text, borderBottom: `1px solid ${line}` } },
  },
  MuiDialog: { styleOverrides: { paper: { backgroundColor: raised } } },
  MuiMenu: { styleOverrides: { paper: { backgroundColor: raised, border: `1px solid ${line}` } } },
  MuiPopover: { styleOverrides: { paper: { backgroundColor: raised, border: `1px solid ${line}` } } },
});

const controlsOf = ({ frame, hover, text, secondaryText, chosen }: Tokens): Components => ({
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: { textTransform: 'none', fontWeight: 600, '&.MuiButton-outlined:not(.Mui-disabled)': { borderColor: frame } },
    },
  },
  MuiToggleButton: { styleOverrides: { root: { textTransform: 'none' } } },
  MuiTextField: { defaultProps: { variant: 'outlined', margin: 'dense', size: 'small', fullWidth: true } },
  MuiFormControl: { defaultProps: { variant: 'outlined', margin: 'dense', size: 'small', fullWidth: true } },
  MuiOutlinedInput: { styleOverrides: { notchedOutline: { borderColor: frame } } },
  MuiAutocomplete: { defaultProps: { fullWidth: true } },
  MuiChip: { styleOverrides: { root: { borderRadius: 6, fontWeight: 600 } } },
  MuiTooltip: { defaultProps: { enterDelay: 400, disableInteractive: true } },
  // The library lets tabs overflow their row, and the arrows lie over them.
  MuiTabs: { styleOverrides: { root: { height: 38, minHeight: 38 } } },
  MuiTab: {
    styleOverrides: {
      root: {
        height: 38,
        minHeight: 38,
        borderRadius: 6,
        textTransform: 'none',
        fontWeight: 600,
        color: secondaryText,
        '&.MuiButtonBase-root': { minWidth: 0, padding: '0 10px' },
      },
    },
  },
  MuiTableCell: { styleOverrides: { head: { color: secondaryText, fontWeight: 600 } } },
  MuiTableRow: { styleOverrides: { root: { '&.MuiTableRow-hover:hover': { backgroundColor: hover } } } },
  RaMenuItemLink: {
    styleOverrides: {
      root: {
        borderRadius: 6,
        margin: '1px 8px',
        padding: '6px 8px',
        fontSize: '0.875rem',
        color: secondaryText,
        '& .RaMenuItemLink-icon': { minWidth: 32, color: 'inherit' },
        '&.RaMenuItemLink-active': { backgroundColor: chosen, color: text, fontWeight: 600 },
      },
    },
  },
  RaDatagrid: {
    styleOverrides: {
      root: {
        // Between a phone's cards and a desk, a wide table scrolls within its card.
        '& .RaDatagrid-tableWrapper': { overflowX: 'auto' },
        '& .RaDatagrid-headerCell': { backgroundColor: 'transparent' },
        '& .RaDatagrid-row:last-of-type > td': { borderBottom: 0 },
      },
    },
  },
});

const themeOf = (mode: 'light' | 'dark', tokens: Tokens): RaThemeOptions => ({
  ...defaultLightTheme,
  sidebar: { width: 196, closedWidth: 52 },
  shape: { borderRadius: ROUNDED },
  typography: {
    fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
    fontWeightMedium: 600,
    fontSize: 14,
    h4: { fontSize: '1.5rem', fontWeight: 600 },
    h5: { fontSize: '1.25rem', fontWeight: 600 },
    h6: { fontSize: '1rem', fontWeight: 600 },
    subtitle1: { fontSize: '0.9375rem', fontWeight: 600 },
    subtitle2: { fontWeight: 600 },
  },
  palette: {
    mode,
    primary: { main: tokens.accent, contrastText: tokens.onAccent },
    secondary: { main: tokens.accent, contrastText: tokens.onAccent },
    error: { main: tokens.late },
    warning: { main: tokens.soon },
    success: { main: tokens.done },
    info: { main: tokens.accent },
    text: { primary: tokens.text, secondary: tokens.secondaryText },
    divider: tokens.line,
    action: { hover: tokens.hover, selected: tokens.chosen },
    background: { default: tokens.ground, paper: tokens.surface },
  },
  components: {
    ...(defaultLightTheme.components as Components),
    ...OWN_TYPEFACE,
    MuiCssBaseline: { styleOverrides: { ':root': { colorScheme: mode }, ...baselineOf(tokens) } },
    ...surfacesOf(tokens),
    ...controlsOf(tokens),
  },
});

export const lightTheme = themeOf('light', LIGHT);
export const darkTheme = themeOf('dark', DARK);
