import { t } from "../i18n/t.ts";
import type { Scope } from "../kit/scope.ts";
import { speak, tell } from "../kit/status.tsx";
import type { Seat } from "../session/seat.ts";
import type { Visit } from "./visit.ts";

/** Says who comes and goes, to screen readers alone: on the screen the list is enough. */
export function tellComings({ room, me }: Pick<Visit, "room" | "me">, scope: Scope): void {
  let before: ReadonlyMap<string, string> | undefined;
  scope.add(
    room.people.subscribe((people) => {
      const here = new Map(people.filter(({ id }) => id !== me.id).map(({ id, name }) => [id, name]));
      if (before && room.welcomed.peek()) {
        for (const [id, name] of here) if (!before.has(id)) speak(t("room.arrived", { name }));
        for (const [id, name] of before) if (!here.has(id)) speak(t("room.left", { name }));
      }
      before = room.welcomed.peek() ? here : undefined;
    }),
  );
}

/** Says who has the word, to all, and who leads now, to those who may: a hand that is down says neither. */
export function tellGiven(seat: Seat, scope: Scope): void {
  scope.add(
    seat.room.onEvent(({ body }) => {
      if (body.type === "wordGiven") {
        tell(isMe(seat, body) ? t("hands.yours") : t("hands.theirs", { name: seat.nameOf(body.person) }));
      } else if (body.type === "leadTaken" && seat.leads) {
        tell(isMe(seat, body) ? t("lead.yours") : t("lead.theirs", { name: seat.nameOf(body.person) }));
      }
    }),
  );
}

function isMe({ me }: Seat, { person }: { person: string }): boolean {
  return person === me;
}
