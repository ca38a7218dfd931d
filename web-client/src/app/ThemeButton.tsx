import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import { switchTheme, theme } from "../kit/theme.ts";

export function ThemeButton(): JSX.Element {
  const other = theme.value === "dark" ? t("app.theme.light") : t("app.theme.dark");
  return (
    <button type="button" class="button round compact" aria-label={other} title={other} onClick={switchTheme}>
      <Icon name={theme.value === "dark" ? "sun" : "moon"} />
    </button>
  );
}
