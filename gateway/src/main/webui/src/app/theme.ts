import {
  convertCssVariables,
  createTheme,
  defaultCssVariablesResolver,
  mergeMantineTheme,
  DEFAULT_THEME,
  type ConvertCSSVariablesInput,
  type MantineColorsTuple,
} from '@mantine/core'

const iris: MantineColorsTuple = [
  '#eef1ff', '#dde2fb', '#b9c3f3', '#93a2ec', '#7386e6', '#5f74e2', '#5469e0', '#4457c4', '#3a4db2', '#2c409d',
]
const gray: MantineColorsTuple = [
  '#f8f8f6', '#f1f1ee', '#e7e7e3', '#dbdbd6', '#c9c9c3', '#a6a7a3', '#7d7f80', '#5b5e63', '#3a3d44', '#22252c',
]
const dark: MantineColorsTuple = [
  '#dfe2e8', '#b8bec9', '#99a1b0', '#6f7888', '#495162', '#343b49', '#272d39', '#1c212b', '#151920', '#0f1218',
]

export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: 7,
  autoContrast: true,
  colors: { iris, gray, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Scrolling is not locked: that would write a style element, which the policy of these pages does not allow.
  components: {
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: 'lg' } },
    Drawer: { defaultProps: { lockScroll: false } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, events: { hover: true, focus: true, touch: false } } },
    Menu: { defaultProps: { shadow: 'md', width: 220, position: 'bottom-end' } },
  },
})

/** What Mantine's own values lack for a contrast of 4.5 : 1 on our backgrounds. */
function readable(): ConvertCSSVariablesInput {
  return {
    variables: { '--page-width': '76rem' },
    light: {
      '--mantine-color-body': '#fcfcfa',
      '--mantine-color-text': '#1c1f26',
      '--mantine-color-dimmed': '#5b5e63',
      '--mantine-color-placeholder': '#6b6e73',
      '--mantine-color-error': '#b3261e',
      '--surface': '#ffffff',
      '--surface-sunken': '#f4f4f1',
      '--line': '#e3e3de',
      '--live': '#b3261e',
      '--live-soft': '#fbeae8',
    },
    dark: {
      '--mantine-color-body': '#12151b',
      '--mantine-color-dimmed': '#a3abb9',
      '--mantine-color-placeholder': '#8f98a8',
      '--mantine-color-error': '#ff9b93',
      '--surface': '#1a1f28',
      '--surface-sunken': '#151920',
      '--line': '#2b323f',
      '--live': '#ff6f61',
      '--live-soft': '#3a1f20',
    },
  }
}

/** Puts the theme's values into the page as a sheet made by script, which a strict policy allows; a style element it does not. */
export function adoptTheme() {
  const own = readable()
  const base = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme))
  const css = convertCssVariables({
    variables: { ...base.variables, ...own.variables },
    light: { ...base.light, ...own.light, '--mantine-color-scheme': 'light' },
    dark: { ...base.dark, ...own.dark, '--mantine-color-scheme': 'dark' },
  })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
