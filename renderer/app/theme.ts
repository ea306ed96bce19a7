import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Radio,
  rem,
  SegmentedControl,
  Select,
  Switch,
  Table,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';

/** Petrol: the colour of what can be pressed. */
const petrol: MantineColorsTuple = [
  '#eaf5f8',
  '#d5e8ee',
  '#a9d0dc',
  '#7ab7c9',
  '#54a2b9',
  '#3b94ae',
  '#1f7a95',
  '#11677f',
  '#0b566b',
  '#054557',
];

const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#eff1f3',
  '#e3e7ea',
  '#d3d9dd',
  '#b6bec5',
  '#929ca5',
  '#6a757e',
  '#4e5861',
  '#363e45',
  '#20262b',
];

const dark: MantineColorsTuple = [
  '#d9dee2',
  '#b3bbc2',
  '#929ca5',
  '#66717a',
  '#414a52',
  '#333b42',
  '#262d33',
  '#1d2328',
  '#15191d',
  '#0f1215',
];

const font =
  "'Noto Sans JP Variable', 'Hiragino Sans', 'Hiragino Kaku Gothic ProN', system-ui, -apple-system, sans-serif";

const small = { defaultProps: { size: 'xs' } };

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, gray, dark },
  autoContrast: true,
  fontFamily: font,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: rem(13), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.4' },
  spacing: { xs: rem(6), sm: rem(10), md: rem(16), lg: rem(24), xl: rem(32) },
  radius: { xs: rem(3), sm: rem(5), md: rem(7), lg: rem(10), xl: rem(14) },
  defaultRadius: 'md',
  headings: {
    fontFamily: font,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(17), lineHeight: '1.4' },
      h2: { fontSize: rem(15), lineHeight: '1.4' },
      h3: { fontSize: rem(13), lineHeight: '1.5' },
    },
  },
  cursorType: 'default',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: Button.extend(small),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 28, variant: 'subtle', color: 'gray' } }),
    TextInput: TextInput.extend(small),
    PasswordInput: PasswordInput.extend(small),
    Textarea: Textarea.extend(small),
    NumberInput: NumberInput.extend(small),
    Select: Select.extend({ defaultProps: { size: 'xs', comboboxProps: { transitionProps: { duration: 0 } } } }),
    MultiSelect: MultiSelect.extend(small),
    Checkbox: Checkbox.extend(small),
    Radio: Radio.extend(small),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    SegmentedControl: SegmentedControl.extend(small),
    Tabs: Tabs.extend({}),
    Badge: Badge.extend({ defaultProps: { tt: 'none', fw: 600, variant: 'light', radius: 'sm' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: true, transitionProps: { duration: 0 } } }),
    Menu: Menu.extend({ defaultProps: { transitionProps: { duration: 0 } } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 }, transitionProps: { duration: 120 } },
    }),
  },
});

/** Surfaces and text of the whole window; the state colours are in tokens.css. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#20262b',
    '--mantine-color-dimmed': '#57626b',
    '--mantine-color-placeholder': '#6a757e',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': '#c3cad0',
  },
  dark: {
    '--mantine-color-body': '#15191d',
    '--mantine-color-text': '#e4e8eb',
    '--mantine-color-dimmed': '#9aa5ae',
    '--mantine-color-placeholder': '#8b96a0',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-default': '#1d2328',
    '--mantine-color-default-hover': '#262d33',
    '--mantine-color-default-border': '#414a52',
  },
});
