import type { JSX } from "preact";
import { type Hour, pointOf } from "./worldHours.ts";

const RING = 100;
const LABEL = 122;
/** Radius of a place where nobody is, and what a person adds; beyond so many it grows no more. */
const LEAST = 4;
const EACH = 0.5;
const MOST = 14;

/** From dusk to dawn, in minutes since midnight. */
const NIGHT = [1_260, 360] as const;

/** The round of the day, noon above: each place stands at the hour that its clocks show. What it says, the list beside it says in words. */
export function WorldDial({ hours, own }: { hours: readonly Hour[]; own: string | undefined }): JSX.Element {
  const [fromX, fromY] = pointOf(NIGHT[0], RING);
  const [toX, toY] = pointOf(NIGHT[1], RING);
  return (
    <svg class="world-dial" viewBox="-190 -150 380 300" aria-hidden="true">
      <circle class="dial-day" r={RING} />
      <path class="dial-night" d={`M${fromX} ${fromY}A${RING} ${RING} 0 0 1 ${toX} ${toY}Z`} />
      <circle class="dial-ring" r={RING} />
      {[0, 360, 720, 1_080].map((minute) => (
        <Tick key={minute} minute={minute} />
      ))}
      {hours.map((hour) => (
        <HourMark key={hour.minute} hour={hour} isOwn={hour.sites.some(({ site }) => site.id === own)} />
      ))}
    </svg>
  );
}

function Tick({ minute }: { minute: number }): JSX.Element {
  const [x, y] = pointOf(minute, RING - 16);
  return (
    <text class="dial-hour" x={x} y={y}>
      {minute / 60}
    </text>
  );
}

function HourMark({ hour, isOwn }: { hour: Hour; isOwn: boolean }): JSX.Element {
  const [x, y] = pointOf(hour.minute, RING);
  const [labelX, labelY] = pointOf(hour.minute, LABEL);
  const more = hour.sites.length - 1;
  const side = Math.abs(labelX) < 20 ? "middle" : labelX < 0 ? "end" : "start";
  return (
    <g class={isOwn ? "own" : ""}>
      <circle
        class={hour.people > 0 ? "dial-place awake" : "dial-place"}
        cx={x}
        cy={y}
        r={Math.min(MOST, LEAST + EACH * hour.people)}
      />
      <text class="dial-name" x={labelX} y={labelY} text-anchor={side}>
        {hour.sites[0]?.site.name}
        {more > 0 && ` +${more}`}
      </text>
    </g>
  );
}
