import { LEADERS, ownerOf } from "../session/fold.ts";
import { leads } from "../session/roles.ts";
import type { ChatLine, RosterPerson } from "../wire/messages.ts";

/** A call that is older has been answered in some other way, or is over. */
const FRESH_MS = 600_000;

/** The last line to those who lead that waits for one of them: none has written there since, or has put it away (L48). */
export function lastCall(
  chat: readonly ChatLine[],
  people: readonly RosterPerson[],
  seen: number,
  now: number,
): ChatLine | undefined {
  const line = chat.filter(({ to }) => to === LEADERS).at(-1);
  if (line === undefined || line.seq <= seen || now - line.at > FRESH_MS) return undefined;
  const role = people.find(({ id }) => id === ownerOf(line.person))?.role;
  return role !== undefined && leads(role) ? undefined : line;
}
