import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const verdigris: MantineColorsTuple = [
  "#eaf6f3",
  "#d6ebe6",
  "#abd6cd",
  "#7dc0b3",
  "#55ab9c",
  "#3a9384",
  "#28796c",
  "#1f6f64",
  "#175349",
  "#0d3a33",
];

const gray: MantineColorsTuple = [
  "#faf9f5",
  "#f1efe8",
  "#e8e5dc",
  "#dbd7cb",
  "#c9c4b6",
  "#a8a497",
  "#85827a",
  "#5c5a53",
  "#393832",
  "#22221e",
];

const dark: MantineColorsTuple = [
  "#e7edea",
  "#c3ccc8",
  "#a6b1ac",
  "#8a9691",
  "#3a4541",
  "#28302d",
  "#1c2221",
  "#181d1c",
  "#131716",
  "#101413",
];

const fontFamily =
  'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

export const theme = createTheme({
  colors: { verdigris, gray, dark },
  primaryColor: "verdigris",
  primaryShade: { light: 7, dark: 6 },
  fontFamily,
  defaultRadius: "md",
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "20px" },
  fontSizes: { xs: "12px", sm: "14px", md: "15px", lg: "17px", xl: "20px" },
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    InputWrapper: {
      styles: { label: { marginBottom: 5, fontWeight: 560 }, description: { marginBottom: 5 } },
    },
    // Without the list in the page while it is closed, a label names one thing.
    Select: { defaultProps: { comboboxProps: { keepMounted: false } } },
    MultiSelect: { defaultProps: { comboboxProps: { keepMounted: false } } },
    TagsInput: { defaultProps: { comboboxProps: { keepMounted: false } } },
    Modal: {
      defaultProps: {
        centered: true,
        closeButtonProps: { "aria-label": "Close" },
        radius: "lg",
        overlayProps: { backgroundOpacity: 0.35, blur: 2 },
      },
    },
  },
});

/** Mantine's own surfaces follow our palette. */
export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-placeholder": "#626c67",
    "--mantine-color-text": "#1a2320",
    "--mantine-color-dimmed": "#55605b",
    "--mantine-color-default-border": "#d2cec2",
    "--mantine-color-error": "#b3372f",
  },
  dark: {
    "--mantine-color-placeholder": "#8a9691",
    "--mantine-color-text": "#e7edea",
    "--mantine-color-dimmed": "#a6b1ac",
    "--mantine-color-default-border": "#3a4541",
    "--mantine-color-error": "#f0857b",
  },
});
