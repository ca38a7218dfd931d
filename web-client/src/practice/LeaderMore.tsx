import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { PracticeModel } from "./model.ts";
import { type LeaderProps, Order } from "./Order.tsx";
import { orders } from "./orders.ts";
import { Panel } from "./Panel.tsx";
import { ReadyRow } from "./ReadyRow.tsx";
import type { BellName } from "./script.ts";

const BELLS: readonly BellName[] = ["wake", "open", "mark", "turn", "close"];

const BELL_WORDS = {
  wake: "practice.bells.wake",
  open: "practice.bells.open",
  mark: "practice.bells.mark",
  turn: "practice.bells.turn",
  close: "practice.bells.close",
} as const;

/** Orders that are seldom wanted, kept out of sight until they are. */
export function LeaderMore(props: LeaderProps) {
  return (
    <Panel name={t("practice.more")}>
      <Steps {...props} />
      <ForWhom {...props} />
      <People {...props} />
    </Panel>
  );
}

/** Back and on without a sound. */
function Steps({ model, onOrder }: LeaderProps) {
  const place = model.course.place.value;
  const timeline = model.course.timeline.value;
  if (!place || !timeline) return null;
  const { passage, step } = place;
  const before = timeline.spans.slice(0, passage).findLast((span) => span.step !== step.id);
  return (
    <div class="practice-row">
      <Order onPress={() => onOrder(orders.back(passage, step.id))}>{t("practice.again")}</Order>
      {before && (
        <Order onPress={() => onOrder(orders.back(passage, before.step))}>
          {t("practice.backTo", { step: titleOf(model, before.step) })}
        </Order>
      )}
      <Order onPress={() => onOrder(orders.skip(passage))}>{t("practice.skip")}</Order>
    </div>
  );
}

/** A bell or a line by hand, for all or for one group. */
function ForWhom({ model, onOrder }: LeaderProps) {
  const [group, setGroup] = useState("");
  const [bell, setBell] = useState<BellName>("mark");
  const [line, setLine] = useState("");
  const groups = model.run.groups.value.length > 1 ? model.run.groups.value : [];
  const say = (event: Event) => {
    event.preventDefault();
    if (line.trim() === "") return;
    onOrder(orders.say(line.trim(), group));
    setLine("");
  };
  return (
    <div class="practice-hand">
      {groups.length > 0 && (
        <label class="practice-field">
          {t("practice.forWhom")}
          <select value={group} onChange={({ currentTarget }) => setGroup(currentTarget.value)}>
            <option value="">{t("practice.forAll")}</option>
            {groups.map(({ id, members }) => (
              <option key={id} value={id}>
                {members.map((person) => model.company.nameOf(person)).join(", ")}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="practice-row is-start">
        <label class="practice-field">
          {t("practice.bell")}
          <select value={bell} onChange={({ currentTarget }) => setBell(currentTarget.value as BellName)}>
            {BELLS.map((name) => (
              <option key={name} value={name}>
                {t(BELL_WORDS[name])}
              </option>
            ))}
          </select>
        </label>
        <Order onPress={() => onOrder(orders.ring(bell, group))}>{t("practice.ringNow")}</Order>
      </div>
      <form class="practice-row is-start" onSubmit={say}>
        <label class="practice-field is-wide">
          {t("practice.sayLine")}
          <input value={line} maxLength={400} onInput={({ currentTarget }) => setLine(currentTarget.value)} />
        </label>
        <button type="submit" class="practice-button">
          {t("practice.say")}
        </button>
      </form>
    </div>
  );
}

/** Where each group is, who came late, and who may take the lead. */
function People({ model, onOrder }: LeaderProps) {
  const others = model.company.leaders.value.filter(({ id }) => id !== model.run.view.value?.leader);
  return (
    <div class="practice-hand">
      <ReadyRow readiness={model.company.readiness.value} nameOf={(person) => model.company.nameOf(person)} />
      <GroupPlaces model={model} />
      <div class="practice-row is-start">
        {model.company.unplaced.value.length > 0 && (
          <Order onPress={() => onOrder(orders.takeIn())}>
            {t("practice.takeIn", { names: model.company.unplaced.value.join(", ") })}
          </Order>
        )}
        {others.map(({ id, name }) => (
          <Order key={id} onPress={() => onOrder(orders.handOver(id))}>
            {id === model.company.self.value.id ? t("practice.takeOver") : t("practice.handOver", { name })}
          </Order>
        ))}
      </div>
    </div>
  );
}

function GroupPlaces({ model }: { readonly model: PracticeModel }) {
  const places = model.course.groupPlaces.value;
  if (places.length === 0) return null;
  return (
    <ul class="practice-groups" aria-label={t("practice.groups")}>
      {places.map(({ group, turn }) => (
        <li key={group.id}>
          {(turn?.circle ?? group.members).map((person, i) => (
            <span key={person} class={turn && !turn.resting && turn.turn === i ? "is-on" : ""}>
              {model.company.nameOf(person)}
            </span>
          ))}
          {turn?.done && <em>{t("practice.groupDone")}</em>}
        </li>
      ))}
    </ul>
  );
}

function titleOf(model: PracticeModel, id: string): string {
  return model.run.script.value?.steps.find((step) => step.id === id)?.title ?? id;
}
