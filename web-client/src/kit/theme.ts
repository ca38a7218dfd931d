import { type ReadonlySignal, signal } from "@preact/signals";
import { recall, remember } from "./memory.ts";

export type Theme = "light" | "dark";

const dark = matchMedia("(prefers-color-scheme: dark)");
const chosen = signal<Theme>(remembered() ?? (dark.matches ? "dark" : "light"));

export const theme: ReadonlySignal<Theme> = chosen;

/** Applies the remembered theme; without one the browser's own is followed. */
export function startTheme(): void {
  const own = remembered();
  if (own !== undefined) document.documentElement.dataset.theme = own;
  dark.addEventListener("change", () => {
    if (remembered() === undefined) chosen.value = dark.matches ? "dark" : "light";
  });
}

export function switchTheme(): void {
  chosen.value = chosen.value === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = chosen.value;
  remember("theme", chosen.value);
}

function remembered(): Theme | undefined {
  const own = recall("theme");
  return own === "dark" || own === "light" ? own : undefined;
}
