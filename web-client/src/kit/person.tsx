import type { JSX } from "preact";

const COLOURS = 8;

/** The class that gives a person's colour as `--person`: the same on every screen. */
export function personClass(id: string): string {
  let hash = 7;
  for (let at = 0; at < id.length; at++) hash = (hash * 31 + id.charCodeAt(at)) % 100_003;
  return `person-${(hash % COLOURS) + 1}`;
}

/** The first letters of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

export function Avatar({ id, name }: { id: string; name: string }): JSX.Element {
  return (
    <span class={`avatar ${personClass(id)}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
