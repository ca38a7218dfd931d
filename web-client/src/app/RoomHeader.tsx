import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Mark } from "../kit/icons.tsx";
import { showOf } from "../session/runOfShow.ts";
import { progress } from "../session/time.ts";
import { type SavedFacts, savedFacts, savedWord } from "./savedWord.ts";
import { ThemeButton } from "./ThemeButton.tsx";
import type { Visit } from "./visit.ts";

/** What we are doing and how far we are; whether my words are saved; how many are here. */
export function RoomHeader({ visit, now }: { visit: Visit; now: ReadonlySignal<number> }): JSX.Element {
  const { session, room, practice } = visit;
  const doing = practice?.doing.value ?? showOf(session, room.now.value.agenda, now.value).current?.line.title;
  return (
    <header class="room-head">
      <Mark size={26} />
      <b class="room-title">{session.title}</b>
      <span class="doing soft">{doing}</span>
      <span class="head-end">
        <span class="line" role="status">
          {!room.welcomed.value && room.state.value.is !== "ended" && t("room.entering")}
          {room.reconnecting.value && t("room.reconnecting")}
        </span>
        <Saved facts={savedFacts(visit.written)} />
        <span class="still in-head">{progress(session, now.value, room.now.value.beganAt)}</span>
        <span class="still count">{t("room.here", { n: room.people.value.length })}</span>
        <ThemeButton />
      </span>
    </header>
  );
}

/** The word comes after half a second; `data-changes` says at once how much waits. */
function Saved({ facts }: { facts: SavedFacts }): JSX.Element {
  const word = savedWord(facts);
  return (
    <span class={`pill saved ${word.tone}`} data-changes={facts.changes}>
      <i />
      {word.short}
    </span>
  );
}
