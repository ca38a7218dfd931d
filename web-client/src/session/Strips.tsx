import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { minutesAndSeconds } from "../kit/minutes.ts";
import type { Group } from "../wire/messages.ts";
import { Draft } from "./draft.ts";
import { groupOf, ROOM, whereIs } from "./fold.ts";
import { groupName } from "./People.tsx";
import { RoundStrip } from "./RoundStrip.tsx";
import type { Seat } from "./seat.ts";
import { clockTime } from "./time.ts";
import { WalkStrip } from "./WalkStrip.tsx";
import "./strips.css";

const MAX_LINE = 280;

/** A turn of a round in a group: as long as people are asked to keep to in a check-in. */
const EACH_S = 120;

/** What matters just now, under the header: the question, the group and its time, the round, what was told. */
export function Strips({ seat, onGroups }: { seat: Seat; onGroups: (() => void) | undefined }): JSX.Element {
  const prompt = seat.prompt.value;
  const told = seat.told.value;
  return (
    <div class="now-strips">
      {seat.leadAway.value && <LeadOffer seat={seat} />}
      {seat.room.held.value.length > 0 && (
        <p class="held-strip" role="status">
          {t("room.held")}
        </p>
      )}
      <GroupStrip seat={seat} onGroups={onGroups} />
      <BreakStrip seat={seat} />
      <WalkStrip seat={seat} />
      {prompt && <p class="prompt-strip">{prompt}</p>}
      {told && (
        <p class="told-strip" role="status">
          {told}
        </p>
      )}
      <RoundStrip seat={seat} />
      {seat.away.value && (
        <p class="away-strip">
          {t("away.you")}
          <button
            type="button"
            class="button small framed"
            onClick={() => void seat.order({ type: "setAway", away: false })}
          >
            {t("away.back")}
          </button>
        </p>
      )}
    </div>
  );
}

/** Nobody is asked twice: whoever takes the lead first has it. */
function LeadOffer({ seat }: { seat: Seat }): JSX.Element {
  const name = seat.nameOf(seat.room.now.value.lead ?? "");
  return (
    <p class="lead-offer" role="status">
      <span>{t("lead.away", { name })}</span>
      <button
        type="button"
        class="button small lead"
        onClick={() => void seat.order({ type: "giveLead", person: seat.me })}
      >
        {t("lead.take")}
      </button>
    </p>
  );
}

/** One countdown for all; the bell calls back. */
function BreakStrip({ seat }: { seat: Seat }): JSX.Element | null {
  const pause = seat.pause.value;
  if (!pause) return null;
  return (
    <p class="break-strip">
      <span class="group-word">
        {pause.left > 0 ? t("break.until", { time: clockTime(pause.until) }) : t("break.over")}
      </span>
      {pause.left > 0 && <span class="still group-time">{minutesAndSeconds(pause.left)}</span>}
    </p>
  );
}

function GroupStrip({ seat, onGroups }: { seat: Seat; onGroups: (() => void) | undefined }): JSX.Element | null {
  const grouping = seat.grouping.value;
  if (!grouping) return null;
  const own = seat.own.value;
  const state = seat.groups.value;
  const inRoom = seat.where.value === ROOM;
  return (
    <section class={`group-strip ${state}${seat.warned.value ? " warned" : ""}`} aria-label={t("groups.title")}>
      <span class="group-word" role="status">
        {word(seat)}
      </span>
      {(state === "opening" || !seat.ledByPractice.value) && (
        <span class="still group-time">{minutesAndSeconds(seat.left.value)}</span>
      )}
      <span class="row">
        {state !== "opening" && own && inRoom && (
          <button
            type="button"
            class="button small framed"
            onClick={() => void seat.order({ type: "goTo", where: "" })}
          >
            {t("groups.toGroup")}
          </button>
        )}
        {state !== "opening" && !inRoom && (
          <button
            type="button"
            class="button small"
            onClick={() => void seat.order({ type: "goTo", where: own?.id === seat.where.value ? ROOM : "" })}
          >
            {own?.id === seat.where.value || !own ? t("groups.toRoom") : t("groups.toGroup")}
          </button>
        )}
        {state === "open" && !inRoom && !seat.round.value && (
          <button
            type="button"
            class="button small"
            onClick={() => void seat.order({ type: "beginRound", where: seat.where.value, each: EACH_S })}
          >
            {t("round.begin")}
          </button>
        )}
        {seat.leads && onGroups && (
          <button type="button" class="button small framed" onClick={onGroups}>
            {t("groups.look")}
          </button>
        )}
      </span>
      {grouping.kind === "CHOICE" && state !== "closing" && <Choices seat={seat} />}
      {!inRoom && seat.group.value && <GroupLine seat={seat} key={seat.where.value} />}
    </section>
  );
}

function word(seat: Seat): string {
  const group = seat.group.value ?? seat.own.value;
  const others = group ? othersOf(seat, group) : [];
  const names = joined(others);
  switch (seat.groups.value) {
    case "opening":
      return names === "" ? t("groups.opening") : t("groups.openingWith", { names });
    case "closing":
      return seat.where.value === ROOM && !seat.own.value ? t("groups.comingBack") : t("groups.closing");
    default:
      if (seat.where.value === ROOM) return t(isBack(seat) ? "groups.othersStill" : "groups.areOpen");
      if (seat.warned.value) return t("groups.lastMinute");
      return names === ""
        ? t("groups.alone", { group: groupName(group?.name ?? "") })
        : t("groups.youAre", {
            group: groupName(group?.name ?? ""),
            names: joined([t("room.me"), ...others]),
          });
  }
}

/** One's own group is in the room again, while others are not (L45). */
function isBack(seat: Seat): boolean {
  return seat.own.value === undefined && groupOf(seat.grouping.value, seat.me) !== undefined;
}

/** Who will be with one in a moment; once one is there, who is, visitors too. */
function othersOf(seat: Seat, { id, members }: Group): readonly string[] {
  const state = seat.room.now.value;
  const isWithMe = (person: string): boolean =>
    seat.groups.value === "opening" ? members.includes(person) : whereIs(state, person, seat.now.value) === id;
  const others = seat.room.people.value.filter((person) => person.id !== seat.me && isWithMe(person.id));
  return others.map(({ name }) => name);
}

function joined(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return t("groups.and", { names: names.slice(0, -1).join(", "), last: names.at(-1) ?? "" });
}

function Choices({ seat }: { seat: Seat }): JSX.Element {
  const grouping = seat.grouping.value;
  return (
    <fieldset class="choices" aria-label={t("groups.choose")}>
      {grouping?.groups.map(({ id, name, members }) => (
        <button
          key={id}
          type="button"
          class="button small framed"
          aria-pressed={members.includes(seat.me)}
          onClick={() => void seat.order({ type: "placePerson", grouping: grouping.id, person: seat.me, group: id })}
        >
          {groupName(name)} <span class="soft still">{members.filter((person) => seat.isHere(person)).length}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** What the group brings back; kept when the field is left. */
function GroupLine({ seat }: { seat: Seat }): JSX.Element {
  const { lines, grouping } = seat.room.now.value;
  const group = seat.group.value;
  const kept = lines.find((line) => line.grouping === grouping?.id && line.group === group?.id)?.text ?? "";
  const draft = new Draft(seat.me, grouping?.id ?? "", `line ${group?.id}`);
  const [text, setText] = useState(() => draft.text || undefined);
  const write = (words: string): void => {
    draft.write(words);
    setText(words);
  };
  const keep = async (): Promise<void> => {
    if (text === undefined || text === kept || !grouping || !group) return;
    if (!(await seat.order({ type: "writeLine", grouping: grouping.id, group: group.id, text }))) return;
    draft.sent(text.trim());
    setText(undefined);
  };
  return (
    <input
      class="input group-line"
      value={text ?? kept}
      maxLength={MAX_LINE}
      aria-label={t("groups.line")}
      placeholder={t("groups.line")}
      onInput={(event) => write(event.currentTarget.value)}
      onBlur={() => void keep()}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}
