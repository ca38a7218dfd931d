import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import type { IconName } from "../../kit/icons.tsx";
import { toolAction } from "../actions/actions.ts";
import type { Commands } from "../commands.ts";
import type { Gestures } from "../input/gestures.ts";
import type { ToolName } from "../tools/names.ts";
import type { Easel } from "../tools/tool.ts";
import { StyleRow } from "./StyleRow.tsx";
import { RoundButton } from "./ViewBar.tsx";

const ICONS: Readonly<Record<ToolName, IconName>> = {
  select: "select",
  hand: "hand",
  note: "note",
  text: "text",
  draw: "draw",
  marker: "marker",
  rect: "rect",
  ellipse: "ellipse",
  diamond: "diamond",
  arrow: "arrow",
  line: "line",
  frame: "frame",
  stamp: "stamp",
  image: "image",
  eraser: "eraser",
  laser: "laser",
};
const FIRST: readonly ToolName[] = ["select", "hand", "note", "text", "draw", "arrow", "rect", "eraser"];
const MORE: readonly ToolName[] = ["marker", "ellipse", "diamond", "line", "frame", "stamp", "image", "laser"];

/** What somebody needs who only looks. */
const FOR_LOOKING: ReadonlySet<ToolName> = new Set(["select", "hand", "laser"]);

interface Props {
  readonly easel: Easel;
  readonly commands: Commands;
  readonly gestures: Gestures | undefined;
}

/** The tools; the rarer ones behind "more". */
export function ToolBar({ easel, commands, gestures }: Props): JSX.Element {
  const { desk } = easel;
  const [open, setOpen] = useState(false);
  const [shownMore, setShownMore] = useState<ToolName | undefined>(undefined);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", elsewhere);
    return () => document.removeEventListener("pointerdown", elsewhere);
  }, [open]);
  const tool = desk.tool.value;
  const shown = (names: readonly ToolName[]): readonly ToolName[] =>
    easel.board.writes.value ? names : names.filter((name) => FOR_LOOKING.has(name));
  const taken = MORE.includes(tool) ? tool : shownMore;
  const pick = (name: ToolName): void => {
    toolAction(easel, commands, name).run();
    setOpen(false);
    if (name !== "image" && MORE.includes(name)) setShownMore(name);
  };
  const putAway = (event: KeyboardEvent): void => {
    event.stopPropagation();
    root.current?.querySelector<HTMLElement>("[aria-expanded]")?.focus();
    setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons in it come by here.
    <div class="tool-side" ref={root} onKeyDown={(event) => event.key === "Escape" && open && putAway(event)}>
      <div class="board-bar tool-bar" role="toolbar" aria-orientation="vertical" aria-label={t("board.tools")}>
        {shown([...FIRST, ...(taken ? [taken] : [])]).map((name) => (
          <ToolButton key={name} name={name} easel={easel} commands={commands} run={() => pick(name)} />
        ))}
        <RoundButton icon="more" label={t("board.moreTools")} expanded={open} run={() => setOpen(!open)} />
        {desk.keepTool.value && (
          <RoundButton icon="pin" label={t("board.keepTool")} keys="Q" pressed run={() => toggleKeep(easel)} />
        )}
        {easel.board.viewOnly.value && (
          <RoundButton icon="locked" label={t("board.lookOnly")} keys="Alt+R" pressed run={() => commands.lookOnly()} />
        )}
        {gestures?.penMode.value && (
          <RoundButton icon="palm" label={t("board.penMode")} pressed run={() => gestures.setPenMode(false)} />
        )}
      </div>
      {open && (
        <div class="board-bar tool-more" role="toolbar" aria-label={t("board.moreTools")}>
          {shown(MORE).map((name) => (
            <ToolButton key={name} name={name} easel={easel} commands={commands} run={() => pick(name)} />
          ))}
          <RoundButton
            icon="pin"
            label={t("board.keepTool")}
            keys="Q"
            pressed={desk.keepTool.value}
            run={() => toggleKeep(easel)}
          />
        </div>
      )}
      {!open && tool !== "select" && tool !== "hand" && tool !== "eraser" && tool !== "laser" && (
        <StyleRow easel={easel} tool={tool} />
      )}
    </div>
  );
}

function toggleKeep({ desk }: Easel): void {
  desk.keepTool.value = !desk.keepTool.peek();
}

interface ToolButtonProps {
  readonly name: ToolName;
  readonly easel: Easel;
  readonly commands: Commands;
  readonly run: () => void;
}

function ToolButton({ name, easel, commands, run }: ToolButtonProps): JSX.Element {
  const { label, keys } = toolAction(easel, commands, name);
  return (
    <RoundButton icon={ICONS[name]} label={label} keys={keys} pressed={easel.desk.tool.value === name} run={run} />
  );
}
