import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import type { ChangeKind } from "../wire/messages.ts";
import type { Change } from "./changes.ts";
import { type By, changesOfCell, type Group, grouped, nameOf } from "./groups.ts";
import { namesOf } from "./words.ts";

interface Props {
  readonly changes: readonly Change[];
  /** How many changes are not of items. */
  readonly others: number;
  readonly people: Readonly<Record<string, string>>;
  /** Makes one field what it was; undefined for who only reads. */
  readonly onPutBack: ((cell: string, changes: readonly Change[]) => void) | undefined;
}

const WAYS: readonly By[] = ["cell", "person"];

/** What changed since a version, by field or by person, item by item. */
export function Changes({ changes, others, people, onPutBack }: Props): JSX.Element {
  const [by, setBy] = useState<By>("cell");
  if (changes.length + others === 0) return <p class="soft">{t("history.nothingChanged")}</p>;
  const count = (kind: ChangeKind): number => changes.filter((change) => change.kind === kind).length;
  const counts = { added: count("ADDED"), changed: count("CHANGED"), removed: count("REMOVED") };
  return (
    <div class="changes">
      <p class="soft small">{t("history.counts", counts)}</p>
      <div class="look-tabs">
        {WAYS.map((way) => (
          <button
            key={way}
            type="button"
            class="button compact framed"
            aria-pressed={by === way}
            onClick={() => setBy(way)}
          >
            {t(`history.by.${way}`)}
          </button>
        ))}
      </div>
      {grouped(changes, by, people).map((group) => (
        <section key={group.name} class="change-group" aria-label={nameOf(group, by)}>
          <GroupHead group={group} by={by} all={changes} onPutBack={onPutBack} />
          <ul>
            {group.changes.map((change) => (
              <OneChange key={change.key} change={change} people={people} />
            ))}
          </ul>
        </section>
      ))}
      {others > 0 && <p class="soft small">{t("history.more", { n: others })}</p>}
    </div>
  );
}

interface HeadProps {
  readonly group: Group;
  readonly by: By;
  readonly all: readonly Change[];
  readonly onPutBack: Props["onPutBack"];
}

function GroupHead({ group, by, all, onPutBack }: HeadProps): JSX.Element {
  const name = nameOf(group, by);
  return (
    <header>
      <h4>{name}</h4>
      {by === "cell" && onPutBack && (
        <button
          type="button"
          class="button compact"
          aria-label={t("history.putBackField", { cell: name })}
          onClick={() => onPutBack(name, changesOfCell(all, group.name))}
        >
          <Icon name="undo" />
          {t("history.putBack")}
        </button>
      )}
    </header>
  );
}

function OneChange({ change, people }: { change: Change; people: Props["people"] }): JSX.Element {
  return (
    <li class={`change ${change.kind.toLowerCase()}`}>
      <p class="small">
        <b>{t(`history.change.${change.kind}`)}</b> <span class="soft">{about(change, people)}</span>
      </p>
      <Words change={change} />
    </li>
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
