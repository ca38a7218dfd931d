import { t } from "../i18n/t.ts";
import type { ClientMessage } from "../wire/messages.ts";
import { byHand } from "./groupTurns.ts";
import type { PracticeModel } from "./model.ts";
import { orders } from "./orders.ts";
import type { Step } from "./script.ts";

interface Props {
  readonly model: PracticeModel;
  readonly onOrder: (order: ClientMessage) => void;
}

/** The people of one's group in the order of their turns, and the way to pass the turn on. */
export function TurnRow({ model, onOrder }: Props) {
  const place = model.course.place.value;
  const { group, leads, id } = model.company.self.value;
  if (!place?.turn || group.members.length === 0 || model.course.state.value !== "running") return null;
  const { turn, mine, resting, done, speaker } = place.turn;
  const away = speaker !== null && !model.company.isHere(speaker);
  const mayPass = byHand(place.step) && !resting && (mine || leads || away);
  return (
    <div class="practice-turns">
      <ol aria-label={t("practice.order")}>
        {place.turn.circle.map((person, i) => (
          <li key={person} class={i === turn && !resting ? "is-on" : i < turn || resting ? "is-past" : ""}>
            {person === id ? t("practice.you") : model.company.nameOf(person)}
          </li>
        ))}
      </ol>
      {!resting && place.step.roles?.includes("listener") && (
        <p class="practice-quiet">{t(mine ? "practice.youSpeak" : "practice.youListen")}</p>
      )}
      {place.step.mode === "round" && !done && <RoundWords step={place.step} first={turn === 0} />}
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

const ORDER_WORDS = { "choose-next": "practice.order.choose-next", popcorn: "practice.order.popcorn" } as const;
const START_WORDS = { volunteer: "practice.start.volunteer", facilitator: "practice.start.facilitator" } as const;

/** P66: what people settle among themselves, in words. */
function RoundWords({ step: { order, start, pass }, first }: { readonly step: Step; readonly first: boolean }) {
  const words = [
    first && start && start in START_WORDS && t(START_WORDS[start as keyof typeof START_WORDS]),
    order && order in ORDER_WORDS && t(ORDER_WORDS[order as keyof typeof ORDER_WORDS]),
    pass && t("practice.mayPass"),
  ].filter(Boolean);
  return words.length > 0 ? <p class="practice-quiet">{words.join(" ")}</p> : null;
}
