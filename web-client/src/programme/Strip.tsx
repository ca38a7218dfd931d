import type { JSX } from "preact";

const DAY_MINUTES = 1_440;
/** Quiet parts of a day: from, to, and what it is. In minutes. */
const PARTS = [
  [0, 420, "night"],
  [420, 480, "edge"],
  [480, 1_200, "day"],
  [1_200, 1_320, "edge"],
  [1_320, 1_440, "night"],
] as const;

/** A day from midnight to midnight, with a session on it; what passes midnight goes on at the left. */
export function Strip({ start, minutes }: { start: number; minutes: number }): JSX.Element {
  const end = start + minutes;
  return (
    <svg class="day-strip" viewBox={`0 0 ${DAY_MINUTES} 100`} preserveAspectRatio="none" aria-hidden="true">
      {PARTS.map(([from, to, part]) => (
        <rect key={from} class={part} x={from} width={to - from} y="30" height="40" />
      ))}
      <rect class="span" x={start} width={Math.min(minutes, DAY_MINUTES - start)} y="12" height="76" rx="24" />
      {end > DAY_MINUTES && <rect class="span" x="0" width={end - DAY_MINUTES} y="12" height="76" rx="24" />}
    </svg>
  );
}

/** Minutes since midnight of `15:00`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
