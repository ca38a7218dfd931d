import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { t } from "../i18n/t.ts";
import { type Row, type Show, showOf } from "./runOfShow.ts";
import "./session.css";
import type { SessionView } from "../wire/messages.ts";
import type { RoomModel } from "./model.ts";
import { clockTime } from "./time.ts";

interface Props {
  readonly session: SessionView;
  readonly room: RoomModel;
  readonly now: ReadonlySignal<number>;
  /** What those who lead have beside a line. */
  readonly beside?: (row: Row, show: Show) => ComponentChildren;
  /** Above the lines. */
  readonly above?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** Today's plan as it goes, with times in this person's own zone. */
export function Agenda({ session, room, now, beside, above, children }: Props): JSX.Element {
  const show = showOf(session, room.now.value.agenda, now.value);
  return (
    <section class="agenda" aria-labelledby="today">
      <h2 id="today">{t("room.today")}</h2>
      {above}
      {show.rows.length === 0 && <p class="soft">{t("room.noAgenda")}</p>}
      <ol>
        {show.rows.map((row) => (
          <Item key={row.line.id} row={row} now={now.value} compared={beside !== undefined && show.begun}>
            {beside?.(row, show)}
          </Item>
        ))}
      </ol>
      {children}
    </section>
  );
}

interface ItemProps {
  readonly row: Row;
  readonly now: number;
  /** Beside what was planned, where it is otherwise. */
  readonly compared: boolean;
  readonly children: ComponentChildren;
}

function Item({ row, now, compared, children }: ItemProps): JSX.Element {
  const { line, is, startsAt, endsAt } = row;
  const minutes = Math.max(1, Math.round((is === "done" ? endsAt - startsAt : line.seconds * 1000) / 60_000));
  return (
    <li class={`item ${is}`} aria-current={is === "now" ? "step" : undefined}>
      <span class="item-time">
        <time class="still" dateTime={new Date(startsAt).toISOString()}>
          {clockTime(startsAt)}
        </time>
        {compared && is !== "skipped" && <PlannedTime row={row} />}
      </span>
      <span class="item-title">
        {line.title}
        {is === "skipped" && <span class="spoken">{t("room.skipped")}</span>}
      </span>
      <span class="item-end">
        <span class="still" aria-hidden="true">
          {minutes}
        </span>
        <span class="spoken">{t("room.minutesLong", { n: minutes })}</span>
        {children}
      </span>
      {is === "now" && (
        <span class="along" aria-hidden="true">
          <i style={{ width: `${shareOf(row, now)}%` }} />
        </span>
      )}
    </li>
  );
}

/** Of a line's time, per cent; none while the clock, which goes by minutes, is before its beginning. */
function shareOf({ startsAt, endsAt }: Row, now: number): number {
  return Math.max(0, Math.min(100, (100 * (now - startsAt)) / Math.max(1, endsAt - startsAt)));
}

/** What was added live was never planned. */
function PlannedTime({ row: { line, plannedAt, startsAt } }: { row: Row }): JSX.Element | null {
  const [planned, really] = [clockTime(plannedAt), clockTime(startsAt)];
  if (line.planned === 0 || planned === really) return null;
  return (
    <small class="still planned-time">
      <span class="spoken">{t("room.plannedAt", { time: planned })}</span>
      <s aria-hidden="true">{planned}</s>
    </small>
  );
}
