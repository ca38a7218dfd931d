import { t } from "../i18n/t.ts";
import type { Order } from "../session/orders.ts";
import type { Show } from "../session/runOfShow.ts";
import type { AgendaLine, Grouping, PracticeSummary, RoomState } from "../wire/messages.ts";
import { type Formed, formOf, formOfLine, secondsOf } from "./groupForms.ts";

/** Something that a line of the agenda has ready, and the order that starts it. */
export interface Start {
  readonly label: string;
  readonly order: Order;
}

const ROUND_LEAST_S = 15;
const ROUND_MOST_S = 300;

/** What a line starts by one press, in the order in which one would. */
export function startsOf(
  line: AgendaLine,
  show: Show,
  { grouping, prepared, showing }: RoomState,
  practices: readonly PracticeSummary[],
  people: number,
): readonly Start[] {
  const starts: Start[] = [];
  const seconds = secondsOf(line, show);
  const groups = groupsOf(line, seconds, prepared);
  const theirs = grouping?.line === line.id;
  if (groups && !theirs) starts.push(groups);
  const practice = practices.find(({ id }) => id === line.practice);
  if (practice) {
    const order = { type: "startPractice", practice: practice.id } as const;
    starts.push({ label: t("start.practice", { title: practice.title }), order });
  }
  if (!groups && line.board !== undefined && showing?.title !== line.title) {
    starts.push({ label: t("start.board", { title: line.title }), order: { type: "showLine", line: line.id } });
  }
  if (line.kind === "circle" && !groups && !practice) starts.push(round(seconds, people));
  return starts;
}

/** Those that were prepared for this line, or new ones. */
function groupsOf(line: AgendaLine, seconds: number, prepared: readonly Grouping[]): Start | undefined {
  const ready = prepared.find((each) => each.line === line.id);
  const form = ready ? formOf(ready) : formOfLine(line, seconds);
  if (form === undefined) return undefined;
  const minutes = Math.round(form.seconds / 60);
  const kind = t(`leading.kind.${form.kind as Formed}`);
  return {
    label: t("start.groups", { kind, minutes }),
    order: { type: "openGroups", form, ...(ready && { prepared: ready.id, others: true }) },
  };
}

/** As long for each as the line has, shared. */
function round(seconds: number, people: number): Start {
  const each = Math.min(ROUND_MOST_S, Math.max(ROUND_LEAST_S, Math.floor(seconds / Math.max(1, people))));
  return { label: t("round.begin"), order: { type: "beginRound", where: "room", each } };
}
