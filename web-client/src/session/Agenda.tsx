import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { SessionView } from "../wire/messages.ts";
import "./session.css";
import { clockTime, type PlannedItem, planned } from "./time.ts";

interface Props {
  readonly session: SessionView;
  readonly now: ReadonlySignal<number>;
}

/** Today's plan, with times in this person's own zone. */
export function Agenda({ session, now }: Props): JSX.Element {
  const plan = planned(session);
  return (
    <section class="agenda" aria-labelledby="today">
      <h2 id="today">{t("room.today")}</h2>
      {plan.length === 0 && <p class="soft">{t("room.noAgenda")}</p>}
      <ol>
        {plan.map((entry) => (
          <Item key={entry.item.id} {...entry} now={now.value} />
        ))}
      </ol>
    </section>
  );
}

function Item({ item, start, end, now }: PlannedItem & { now: number }): JSX.Element {
  const state = now >= end ? "done" : now >= start ? "now" : "to-come";
  const minutes = Math.round((end - start) / 60_000);
  return (
    <li class={`item ${state}`} aria-current={state === "now" ? "step" : undefined}>
      <time class="still" dateTime={new Date(start).toISOString()}>
        {clockTime(start)}
      </time>
      <span class="item-title">{item.title}</span>
      <span class="still" aria-hidden="true">
        {minutes}
      </span>
      <span class="spoken">{t("room.minutesLong", { n: minutes })}</span>
      {state === "now" && (
        <span class="along" aria-hidden="true">
          <i style={{ width: `${(100 * (now - start)) / (end - start)}%` }} />
        </span>
      )}
    </li>
  );
}
