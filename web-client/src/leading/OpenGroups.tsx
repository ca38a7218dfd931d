import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { minutesAndSeconds } from "../kit/minutes.ts";
import type { Seat } from "../session/seat.ts";
import type { Grouping } from "../wire/messages.ts";
import { GroupCard } from "./GroupCard.tsx";
import { MINUTE_MS, MORE_MINUTES } from "./GroupClock.tsx";

/** The groups as they are: their clock, who is where, and what can be done for them. */
export function OpenGroups({ seat, grouping }: { seat: Seat; grouping: Grouping }): JSX.Element {
  const [text, setText] = useState("");
  const clock = seat.clockOf(grouping);
  const tellAll = async (): Promise<void> => {
    if (text.trim() !== "" && (await seat.order({ type: "tellGroups", text }))) setText("");
  };
  return (
    <section class="groups-open">
      <header>
        <h3>{grouping.title}</h3>
        {!seat.ledByPractice.value && <span class="still groups-clock">{minutesAndSeconds(clock.left)}</span>}
        <span class="soft" role="status">
          {clock.is === "open" && grouping.own ? t("leading.lastBell") : t(`leading.groupsAre.${clock.is}`)}
        </span>
      </header>
      <div class="row">
        {!seat.ledByPractice.value &&
          MORE_MINUTES.map((minutes) => (
            <button
              key={minutes}
              type="button"
              class="button framed compact"
              onClick={() => void seat.order({ type: "extendGroups", grouping: grouping.id, ms: minutes * MINUTE_MS })}
            >
              {t("run.more", { minutes })}
            </button>
          ))}
        {seat.someOpen.value && (
          <button
            type="button"
            class="button framed compact"
            onClick={() => void seat.order({ type: "closeGroups", grouping: grouping.id })}
          >
            {t("leading.callBack")}
          </button>
        )}
      </div>
      <form
        class="tell-all"
        onSubmit={(event) => {
          event.preventDefault();
          void tellAll();
        }}
      >
        <input
          class="input"
          value={text}
          maxLength={400}
          aria-label={t("leading.tellAll")}
          placeholder={t("leading.tellAll")}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button framed" disabled={text.trim() === ""}>
          {t("chat.send")}
        </button>
      </form>
      <Nowhere seat={seat} grouping={grouping} />
      <ul class="group-cards">
        {grouping.groups.map((group) => (
          <GroupCard key={group.id} seat={seat} grouping={grouping} group={group} />
        ))}
      </ul>
    </section>
  );
}

/** Who is here and in no group; those who lead usually are. */
function Nowhere({ seat, grouping }: { seat: Seat; grouping: Grouping }): JSX.Element | null {
  const placed = new Set(grouping.groups.flatMap(({ members }) => members));
  const names = seat.room.people.value.filter(({ id }) => !placed.has(id)).map(({ name }) => name);
  return names.length === 0 ? null : <p class="soft small">{t("leading.inRoom", { names: names.join(", ") })}</p>;
}
