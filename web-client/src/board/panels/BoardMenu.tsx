import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { type Action, actionsOf, shownKeys } from "../actions/actions.ts";
import type { Commands } from "../commands.ts";
import type { Point } from "../geometry/point.ts";
import type { Easel } from "../tools/tool.ts";
import { useFocusBack } from "./useFocusBack.ts";

const FOR_CHOSEN = [
  "edit",
  "comment",
  "link",
  "copy",
  "cut",
  "duplicate",
  "group",
  "ungroup",
  "lock",
  "front",
  "back",
  "delete",
];
const FOR_MANY = ["align-left", "align-centre", "align-top", "align-middle"];
const FOR_GROUND = ["note", "text", "image", "chooseAll", "fit", "find", "export", "palette", "help"];

interface Props {
  readonly easel: Easel;
  readonly commands: Commands;
  readonly at: Point;
}

/** The menu of a right click or a long press: for what is chosen, else for the board. */
export function BoardMenu({ easel, commands, at }: Props): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const chosen = easel.desk.chosen.peek().size;
  const wanted = chosen > 1 ? [...FOR_CHOSEN.slice(1), ...FOR_MANY] : chosen > 0 ? FOR_CHOSEN : FOR_GROUND;
  const all = new Map(actionsOf(easel, commands).map((action) => [action.id, action]));
  const items = wanted.flatMap((id) => all.get(id) ?? []);
  const own = prepareAction(easel);
  useFocusBack(root);
  useLayoutEffect(() => keepInSight(root.current), []);
  useLayoutEffect(() => {
    root.current?.querySelector("button")?.focus();
    const elsewhere = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) commands.close();
    };
    document.addEventListener("pointerdown", elsewhere);
    return () => document.removeEventListener("pointerdown", elsewhere);
  }, [commands]);
  const run = (action: Action): void => {
    commands.close();
    if (action.id === "note") easel.desk.addAt(easel.view.toBoard(at));
    else action.run();
  };
  return (
    <div
      class="menu-list board-menu"
      role="menu"
      tabIndex={-1}
      ref={root}
      aria-label={t("board.menu")}
      style={{ left: `${at.x}px`, top: `${at.y}px` }}
      onKeyDown={(event) => onKey(event, root.current, () => commands.close())}
    >
      {[...items, ...(own && chosen > 0 ? [own] : [])].map((action) => (
        <button key={action.id} type="button" role="menuitem" class="button" onClick={() => run(action)}>
          <span>{action.label}</span>
          {action.keys && <kbd>{shownKeys(action.keys)}</kbd>}
        </button>
      ))}
    </div>
  );
}

/** Those who lead make parts of the board that the others cannot move, and give them back. */
function prepareAction({ desk, board }: Easel): Action | undefined {
  if (!board.me.frames) return undefined;
  const ids = [...desk.chosen.peek()];
  const prepared = ids.every((id) => board.items.get(id)?.prepared);
  return {
    id: "prepare",
    section: "board",
    label: prepared ? t("board.unprepare") : t("board.prepare"),
    run: () => board.prepare(ids, !prepared),
  };
}

function onKey(event: KeyboardEvent, root: HTMLElement | null, close: () => void): void {
  event.stopPropagation();
  if (event.key === "Escape" || event.key === "Tab") close();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(root, event.key === "ArrowDown" ? 1 : -1);
  else return;
  event.preventDefault();
}

function step(root: HTMLElement | null, by: number): void {
  const all = [...(root?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[(at + by + all.length) % all.length]?.focus();
}

function keepInSight(menu: HTMLElement | null): void {
  const space = menu?.parentElement;
  if (!menu || !space) return;
  const { offsetLeft: x, offsetTop: y, offsetWidth: w, offsetHeight: h } = menu;
  menu.style.left = `${Math.max(4, Math.min(x, space.clientWidth - w - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(y, space.clientHeight - h - 4))}px`;
}
