const SECOND_MS = 1000;

/** A minute before the bell there is a word, and a soft sound. */
export const WARNING_MS = 60_000;

/** A sound at an instant of programme time. */
export interface RoomBell {
  readonly at: number;
  readonly sound: "bowl" | "bowl-muffled" | "soft";
}

export function endBells(endsAt: number): readonly RoomBell[] {
  return [
    { at: endsAt - WARNING_MS, sound: "soft" },
    { at: endsAt, sound: "bowl" },
    { at: endsAt + 2 * SECOND_MS, sound: "bowl" },
  ];
}

/** A muffled sound calls a minute before, three full ones call in. */
export function breakBells(endsAt: number): readonly RoomBell[] {
  const full = [0, 7, 14].map((after) => ({ at: endsAt + after * SECOND_MS, sound: "bowl" }) as const);
  return [{ at: endsAt - WARNING_MS, sound: "bowl-muffled" }, ...full];
}
