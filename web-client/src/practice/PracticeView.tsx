import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { ClientMessage } from "../wire/messages.ts";
import { CareCard } from "./CareCard.tsx";
import { Circle } from "./Circle.tsx";
import { LeaderRow } from "./LeaderRow.tsx";
import type { PracticeModel } from "./model.ts";
import { OnlyFelt } from "./OnlyFelt.tsx";
import { OwnRow } from "./OwnRow.tsx";
import { orders } from "./orders.ts";
import { ReadAll } from "./ReadAll.tsx";
import { Sheet } from "./Sheet.tsx";
import { Together } from "./Together.tsx";
import { TurnRow } from "./TurnRow.tsx";
import { centreOf, clockTime, lineOf, timeLeft } from "./texts.ts";
import "./practice.css";

interface Props {
  readonly model: PracticeModel;
  /** Sends what the leader orders. */
  readonly onOrder: (order: ClientMessage) => void;
  /** May this person give orders to the run? */
  readonly leads: boolean;
  /** Asks those who lead to come, unseen by others; absent for who leads. */
  readonly onCall?: () => void;
}

/** The run that is on: everything else goes away. Nothing while there is none. */
export function PracticeView({ model, onOrder, leads, onCall }: Props) {
  const [reading, setReading] = useState(false);
  if (!model.present.value) return null;
  if (model.steppedOut.value) return <SteppedOut model={model} />;
  if (model.chosen.onlyFelt.value) return <OnlyFelt model={model} />;
  if (model.atBoard.value) return <BoardBar model={model} leads={leads} />;
  const script = model.run.script.value;
  const closed = model.course.state.value === "over" || model.course.state.value === "stopped";
  return (
    <section class={faceOf(model, leads && !closed)} aria-label={t("practice.region", { title: script?.title ?? "" })}>
      <header class="practice-head">
        <span>{script?.title}</span>
        <span class="practice-left">{timeLeft(model)}</span>
      </header>
      <div class="practice-main">
        <Circle model={model} />
        <CareCard model={model} />
        <Line model={model} leads={leads} />
        <Together model={model} />
        <TurnRow model={model} onOrder={onOrder} />
        <Sheet model={model} />
      </div>
      {closed ? (
        <footer class="practice-row">
          <button type="button" class="practice-button" onClick={() => model.backToRoom()}>
            {t("practice.back")}
          </button>
        </footer>
      ) : (
        <OwnRow model={model} onRead={() => setReading(true)} {...(onCall && { onCall })} />
      )}
      {leads && !closed && <Offer model={model} onOrder={onOrder} />}
      {leads && !closed && script && <LeaderRow model={model} onOrder={onOrder} />}
      {reading && script && <ReadAll script={script} onClose={() => setReading(false)} />}
      <Announcement model={model} />
    </section>
  );
}

/** What the layout makes room for. */
function faceOf(model: PracticeModel, led: boolean): string {
  const { turn } = model.course.place.value ?? {};
  const has = [led && "is-led", turn && "has-turns", model.caring.value && "is-caring"];
  return ["practice", ...has.filter(Boolean)].join(" ");
}

/** The line being led. A leader always has it, and sees what comes next. */
function Line({ model, leads }: { readonly model: PracticeModel; readonly leads: boolean }) {
  const place = model.course.place.value;
  const canGoToBoard = place?.step.mode === "board" && model.course.state.value === "running";
  const shown = leads || model.chosen.words.value || model.course.state.value !== "running";
  return (
    <div class="practice-lines">
      <p class="practice-say" key={lineOf(model)}>
        {shown && lineOf(model)}
      </p>
      {model.late.value && !model.course.late.value && model.course.state.value === "running" && (
        <p class="practice-quiet">{t(place?.step.mode === "silence" ? "practice.lateSilence" : "practice.late")}</p>
      )}
      {place?.time && <p class="practice-quiet">{place.time}</p>}
      {canGoToBoard && (
        <button type="button" class="practice-button" onClick={() => model.toBoard()}>
          {t("practice.toBoard")}
        </button>
      )}
    </div>
  );
}

/** At the board the practice is one quiet bar. */
function BoardBar({ model, leads }: { readonly model: PracticeModel; readonly leads: boolean }) {
  const place = model.course.place.value;
  return (
    <section class="practice-out" aria-label={t("practice.region", { title: model.run.script.value?.title ?? "" })}>
      <p>
        <strong>{place?.step.title}</strong> {place?.time ?? place?.prompt}
      </p>
      {(model.course.leftInStep.value > 0 || leads) && (
        <span class="practice-left">{clockTime(model.course.leftInStep.value)}</span>
      )}
      <button type="button" class="practice-button" onClick={() => model.toCircle()}>
        {t("practice.toCircle")}
      </button>
      <Announcement model={model} />
    </section>
  );
}

/** When the leader's line has dropped; the run itself goes on in any case. */
function Offer({ model, onOrder }: Pick<Props, "model" | "onOrder">) {
  const { id } = model.company.self.value;
  if (!model.company.leaderAway.value || id === undefined) return null;
  return (
    <div class="practice-offer" role="status">
      <p>{t("practice.leaderAway", { name: model.company.nameOf(model.run.view.value?.leader ?? "") })}</p>
      <button type="button" class="practice-button is-accent" onClick={() => onOrder(orders.handOver(id))}>
        {t("practice.takeOver")}
      </button>
    </div>
  );
}

function SteppedOut({ model }: { readonly model: PracticeModel }) {
  return (
    <section class="practice-out" aria-label={t("practice.region", { title: model.run.script.value?.title ?? "" })}>
      <p>{t("practice.steppedOut")}</p>
      <button type="button" class="practice-button" onClick={() => model.comeBack()}>
        {t("practice.comeBack")}
      </button>
    </section>
  );
}

/** Said by a screen reader when the step changes, and at no other time. */
function Announcement({ model }: { readonly model: PracticeModel }) {
  const running = model.course.state.value === "running";
  const said = running
    ? (model.course.place.value?.step.title ?? "")
    : model.course.state.value === "leadIn"
      ? ""
      : centreOf(model);
  return (
    <p class="practice-unseen" aria-live="polite">
      {said}
    </p>
  );
}
