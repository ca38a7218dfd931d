import { t } from "../i18n/t.ts";
import type { ClientMessage } from "../wire/messages.ts";
import { byHand } from "./groupTurns.ts";
import type { PracticeModel } from "./model.ts";
import { orders } from "./orders.ts";

interface Props {
  readonly model: PracticeModel;
  readonly onOrder: (order: ClientMessage) => void;
}

/** The people of one's group in the order of their turns, and the way to pass the turn on. */
export function TurnRow({ model, onOrder }: Props) {
  const place = model.course.place.value;
  const { group, leads, id } = model.company.self.value;
  if (!place?.turn || model.course.state.value !== "running") return null;
  const { turn, mine, resting, done, speaker } = place.turn;
  const away = speaker !== null && !model.company.isHere(speaker);
  const mayPass = byHand(place.step) && !resting && group.members.length > 0 && (mine || leads || away);
  return (
    <div class="practice-turns">
      <ol aria-label={t("practice.order")}>
        {group.members.map((person, i) => (
          <li key={person} class={i === turn && !resting ? "is-on" : i < turn || resting ? "is-past" : ""}>
            {person === id ? t("practice.you") : model.company.nameOf(person)}
          </li>
        ))}
      </ol>
      {done && <p class="practice-quiet">{t("practice.othersSpeak")}</p>}
      {mayPass && (
        <button
          type="button"
          class={mine ? "practice-button is-accent" : "practice-button"}
          onClick={() => onOrder(orders.pass(place.passage, group.id, turn))}
        >
          {mine ? t("practice.pass") : t("practice.passFor", { name: speaker ? model.company.nameOf(speaker) : "" })}
        </button>
      )}
    </div>
  );
}
