import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import type { ChangeKind } from "../wire/messages.ts";
import type { Change } from "./changes.ts";
import { namesOf } from "./words.ts";

interface Props {
  readonly changes: readonly Change[];
  /** How many changes are not of items. */
  readonly others: number;
  readonly people: Readonly<Record<string, string>>;
}

/** What changed since a version, item by item. */
export function Changes({ changes, others, people }: Props): JSX.Element {
  if (changes.length + others === 0) return <p class="soft">{t("history.nothingChanged")}</p>;
  const count = (kind: ChangeKind): number => changes.filter((change) => change.kind === kind).length;
  const counts = { added: count("ADDED"), changed: count("CHANGED"), removed: count("REMOVED") };
  return (
    <div class="changes">
      <p class="soft small">{t("history.counts", counts)}</p>
      <ul>
        {changes.map((change) => (
          <li key={change.key} class={`change ${change.kind.toLowerCase()}`}>
            <p class="small">
              <b>{t(`history.change.${change.kind}`)}</b> <span class="soft">{about(change, people)}</span>
            </p>
            <Words change={change} />
          </li>
        ))}
      </ul>
      {others > 0 && <p class="soft small">{t("history.more", { n: others })}</p>}
    </div>
  );
}

function about({ from, to, by }: Change, people: Props["people"]): string {
  const where = place(from, to);
  const who = by.length === 0 ? undefined : t("board.by", { name: namesOf(by, people) });
  return [where, who].filter((part) => part !== undefined).join(", ");
}

function place(from: string | undefined, to: string | undefined): string | undefined {
  if (from !== undefined && to !== undefined && from !== to) return t("history.moved", { from, to });
  const cell = to ?? from;
  return cell ? t("history.in", { cell }) : undefined;
}

/** Both texts where they differ, else the one. */
function Words({ change: { was, now } }: { change: Change }): JSX.Element {
  if (was !== undefined && now !== undefined && was !== now) {
    return (
      <>
        <p>
          <span class="soft small">{t("history.was")}</span> <del>{was || t("board.noteEmpty")}</del>
        </p>
        <p>
          <span class="soft small">{t("history.isNow")}</span> <ins>{now || t("board.noteEmpty")}</ins>
        </p>
      </>
    );
  }
  return <p>{(now ?? was) || t("board.noteEmpty")}</p>;
}
