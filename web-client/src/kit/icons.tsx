import type { JSX } from "preact";
import type { BoardIcons } from "./boardIcons.ts";

const PATHS = {
  note: "M5 4h14a1 1 0 011 1v9l-6 6H5a1 1 0 01-1-1V5a1 1 0 011-1zM14 20v-5a1 1 0 011-1h5",
  circle: "M12 3.500a8.500 8.500 0 100 17a8.500 8.500 0 000-17zM12 9a3 3 0 100 6a3 3 0 000-6z",
  list: "M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01",
  people:
    "M9 11a3.500 3.500 0 100-7a3.500 3.500 0 000 7zM3 20c.4-4 2.800-6 6-6s5.600 2 6 6M16 4.500a3.200 3.200 0 010 6M18 14.500c1.800.8 2.800 2.600 3 5.500",
  today: "M12 4a8 8 0 100 16a8 8 0 000-16zM12 7.500V12l3 2",
  invite:
    "M10 14l4-4M8.500 11L6 13.500a3.500 3.500 0 005 5L13.500 16M15.500 13L18 10.500a3.500 3.500 0 00-5-5L10.500 8",
  leave: "M14 4h4a1 1 0 011 1v14a1 1 0 01-1 1h-4M10 8l-4 4l4 4M6 12h9",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  undo: "M9 7L4.500 11.500L9 16M5 11.500h9a5 5 0 010 10h-2",
  redo: "M15 7l4.500 4.500L15 16M19 11.500h-9a5 5 0 000 10h2",
  plus: "M12 5v14M5 12h14",
  sun: "M12 8a4 4 0 100 8a4 4 0 000-8zM12 3v1.500M12 19.500V21M3 12h1.500M19.500 12H21M5.600 5.600l1 1M17.400 17.400l1 1M5.600 18.400l1-1M17.400 6.600l1-1",
  moon: "M19.500 14A8 8 0 0110 4.500a8 8 0 109.500 9.500z",
  history: "M4.500 9A8 8 0 1112 20a8 8 0 01-7.500-5M4 4v5h5M12 8v4.500l3 2",
  back: "M14 6l-6 6l6 6",
  close: "M6 6l12 12M18 6L6 18",
  above: "M6 14.500l6-6l6 6",
  below: "M6 9.500l6 6l6-6",
  raise:
    "M8 12V5.500a1.500 1.500 0 013 0V11V4.500a1.500 1.500 0 013 0V11V6a1.500 1.500 0 013 0v8c0 4-2.500 7-6 7c-2.500 0-4-1-5-3l-2.500-4.500c-.7-1.300 1-2.400 2-1.300L8 13.500",
  stamp: "M12 20s-7.500-4.500-7.500-10A4 4 0 0112 7.500A4 4 0 0119.500 10c0 5.500-7.500 10-7.500 10z",
  comment: "M5 5h14a1 1 0 011 1v9a1 1 0 01-1 1h-7l-5 4v-4H5a1 1 0 01-1-1V6a1 1 0 011-1z",
  locked: "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 017 0v3",
  share: "M12 15V4M8 7.500L12 4l4 3.500M6 12v7h12v-7",
  find: "M11 5a6 6 0 100 12a6 6 0 000-12zM15.500 15.500L20 20",
} as const;

export type IconName = keyof typeof PATHS | keyof BoardIcons;

const paths: Record<string, string> = { ...PATHS };

/** Icons of a part of the page that is fetched when it is used. */
export function addIcons(more: Readonly<Record<string, string>>): void {
  Object.assign(paths, more);
}

/** An icon that only accompanies words: it says nothing to a screen reader. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** The mark: a circle in four fields around an open centre. */
export function Mark({ size }: { size: number }): JSX.Element {
  return (
    <svg class="mark" width={size} height={size} viewBox="-13 -13 26 26" aria-hidden="true">
      <circle r="12" />
      <circle r="4" />
      <path d="M0-12V-4M0 12V4M-12 0h8M12 0H4" />
    </svg>
  );
}
