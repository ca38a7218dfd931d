import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import { Menu, type MenuItem } from "../kit/Menu.tsx";
import type { Order } from "../session/orders.ts";
import type { Row, Show } from "../session/runOfShow.ts";
import type { Seat } from "../session/seat.ts";
import type { Api } from "../wire/api.ts";
import type { AgendaLine, PracticeSummary } from "../wire/messages.ts";
import { formOfLine } from "./groupForms.ts";
import { LineDialog } from "./LineDialog.tsx";
import { startsOf } from "./starts.ts";

interface Props {
  readonly seat: Seat;
  readonly api: Api;
  readonly row: Row;
  readonly show: Show;
  readonly practices: readonly PracticeSummary[];
}

/** The menu beside a line that is on or to come. */
export function LineTools({ seat, api, row, show, practices }: Props): JSX.Element | null {
  const [editing, setEditing] = useState(false);
  if (row.is === "done") return null;
  const { line } = row;
  const give = (label: string, order: Order): MenuItem => ({ label, run: () => void seat.order(order) });
  const on = row.is === "now" && show.begun;
  const edit = { label: t("run.edit"), run: () => setEditing(true) };
  const people = seat.room.people.value.length;
  const items = on
    ? [
        ...startsOf(line, show, seat.room.now.value, practices, people).map(({ label, order }) => give(label, order)),
        edit,
      ]
    : [give(t("run.beginThis"), { type: "beginLine", line: line.id }), edit, ...toCome(line, show, seat, give)];
  return (
    <>
      <Menu class="button round compact line-menu" label={t("run.line", { title: line.title })} items={items}>
        <Icon name="more" />
      </Menu>
      {editing && (
        <LineDialog seat={seat} api={api} line={line} practices={practices} onClose={() => setEditing(false)} />
      )}
    </>
  );
}

/** What can be done with a line before it is on. */
function toCome(
  line: AgendaLine,
  show: Show,
  seat: Seat,
  give: (label: string, order: Order) => MenuItem,
): readonly MenuItem[] {
  const lines = show.rows.filter(({ is }) => is === "to-come" || is === "skipped").map((each) => each.line);
  const at = lines.indexOf(line);
  const move = (label: string, before: AgendaLine | undefined): MenuItem =>
    give(label, { type: "moveLine", line: line.id, ...(before && { before: before.id }) });
  const form = formOfLine(line, line.seconds);
  const ready = seat.room.now.value.prepared.some((each) => each.line === line.id);
  const before = lines[at - 1];
  const items: MenuItem[] = [];
  if (form && !ready) items.push(give(t("run.prepare"), { type: "prepareGroups", form }));
  items.push(
    give(line.skipped ? t("run.takeUp") : t("run.skip"), {
      type: "skipLine",
      line: line.id,
      skipped: !line.skipped,
    }),
  );
  if (before) items.push(move(t("run.up"), before));
  if (at >= 0 && at < lines.length - 1) items.push(move(t("run.down"), lines[at + 2]));
  items.push(give(t("run.remove"), { type: "removeLine", line: line.id }));
  return items;
}
