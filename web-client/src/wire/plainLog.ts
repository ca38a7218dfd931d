/**
 * Yjs brings a logger that writes in colours, and with it a tenth of its weight. It says three things, to developers: plainly is enough. In its
 * place by `vite.config.ts`.
 */
export const [BOLD, UNBOLD, RED, ORANGE] = ["", "", "", ""];

export function print(...words: readonly unknown[]): void {
  // biome-ignore lint/suspicious/noConsole: it is where a logger writes.
  console.log(...words);
}

export function warn(...words: readonly unknown[]): void {
  // biome-ignore lint/suspicious/noConsole: it is where a logger writes.
  console.warn(...words);
}
