import { useComputed } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Seat } from "../session/seat.ts";
import { lazily } from "./lazily.tsx";
import type { Visit } from "./visit.ts";

type Extras = typeof import("../session/extras.ts");

/** By then the room is usable, as for the practice. */
const FETCH_AFTER_MS = 1_500;

const nothing = (): null => null;
const extras = (): Promise<Extras> => import("../session/extras.ts");

export const Chat = lazily(() => extras().then((module) => module.Chat), nothing);
export const JournalPart = lazily(() => extras().then((module) => module.JournalPart), nothing);
export const SignDialog = lazily(() => extras().then((module) => module.SignDialog), nothing);
export const HubDialog = lazily(() => extras().then((module) => module.HubDialog), nothing);
const Strips = lazily(() => extras().then((module) => module.Strips), nothing);
const Shown = lazily(() => extras().then((module) => module.Shown), nothing);
const GroupLines = lazily(() => extras().then((module) => module.GroupLines), nothing);

/** Fetches them ahead, so that none is waited for when it is wanted; one that did not come is fetched when it is. */
export function useSessionExtras(): void {
  useEffect(() => {
    const timer = setTimeout(() => void extras().catch(() => undefined), FETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}

interface StripsProps {
  readonly seat: Seat;
  readonly onGroups: (() => void) | undefined;
}

/** What matters just now, under the header. */
export function NowStrips({ seat, onGroups }: StripsProps): JSX.Element | null {
  const wanted = useComputed(() =>
    [seat.leadAway, seat.grouping, seat.pause, seat.prompt, seat.told, seat.round, seat.away].some(
      ({ value }) => value,
    ),
  );
  return wanted.value ? <Strips seat={seat} onGroups={onGroups} /> : null;
}

/** What lies over the board: what all are shown, and what the groups brought back. */
export function OverStage({ visit }: { visit: Visit }): JSX.Element {
  const { seat, looking, desk } = visit;
  const look = (board: string | undefined): void => {
    looking.value = board;
  };
  const { showing, grouping } = seat.room.now.value;
  return (
    <div class="over-stage">
      {showing && showing.kind !== "BOARD" && <Shown seat={seat} />}
      {grouping && <GroupLines seat={seat} boards={{ looking: looking.value, look, desk }} />}
    </div>
  );
}
