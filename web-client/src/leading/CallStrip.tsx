import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { recall, remember } from "../kit/memory.ts";
import { ownerOf, ROOM, whereIs } from "../session/fold.ts";
import { groupName } from "../session/People.tsx";
import type { Seat } from "../session/seat.ts";
import { lastCall } from "./calls.ts";

const store = (): Storage => sessionStorage;

/** Somebody asks those who lead, in words of the chat that may not be open: who, from where, and the way there (L48). */
export function CallStrip({ seat, session }: { seat: Seat; session: string }): JSX.Element | null {
  const key = `calls.${session}`;
  const [seen, setSeen] = useState(() => Number(recall(key, store) ?? 0));
  const state = seat.room.now.value;
  const call = lastCall(state.chat, seat.room.people.value, seen, seat.now.value);
  if (call === undefined) return null;
  const where = whereIs(state, ownerOf(call.person), seat.now.value);
  const group = state.grouping?.groups.find(({ id }) => id === where);
  const see = (): void => {
    remember(key, String(call.seq), store);
    setSeen(call.seq);
  };
  const go = async (): Promise<void> => {
    if (await seat.order({ type: "goTo", where })) see();
  };
  const from = seat.nameOf(call.person) + (group ? `, ${groupName(group.name)}` : "");
  return (
    <p class="lead-offer" role="status">
      <span>{t("calls.word", { from, text: call.text })}</span>
      <span class="row">
        {where !== ROOM && where !== seat.where.value && (
          <button type="button" class="button small lead" onClick={() => void go()}>
            {t("calls.go")}
          </button>
        )}
        <button type="button" class="button small framed" onClick={see}>
          {t("calls.seen")}
        </button>
      </span>
    </p>
  );
}
