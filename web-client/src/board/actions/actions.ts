import { t } from "../../i18n/t.ts";
import { align, type Edge, group, reorder, type Step, toggleLock, ungroup } from "../arrange.ts";
import type { Commands } from "../commands.ts";
import { duplicate } from "../copies.ts";
import { keyOfTool, TOOL_NAMES, type ToolName } from "../tools/names.ts";
import type { Easel } from "../tools/tool.ts";

export const SECTIONS = ["tools", "edit", "arrange", "view", "board"] as const;

/** Something that a person can do: in the list of keys, the palette and the menus alike. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly section: (typeof SECTIONS)[number];
  readonly keys?: string;
  /** It is about what is chosen. */
  readonly chosen?: boolean;
  readonly run: () => void;
}

export function toolAction(easel: Easel, commands: Commands, tool: ToolName): Action {
  const run = (): void => (tool === "image" ? commands.pickImage() : easel.desk.take(tool));
  const keys = keyOfTool(tool);
  return { id: tool, label: t(`board.tool.${tool}`), section: "tools", ...(keys ? { keys } : {}), run };
}

/** Everything that can be done on a board, by sections. */
export function actionsOf(easel: Easel, commands: Commands): readonly Action[] {
  return [
    ...TOOL_NAMES.map((tool) => toolAction(easel, commands, tool)),
    ...editing(easel, commands),
    ...arranging(easel),
    ...viewing(easel, commands),
    ...boardwide(commands),
  ];
}

function editing({ desk, board, layout }: Easel, commands: Commands): readonly Action[] {
  const of = (id: string, label: string, keys: string, run: () => void, chosen = true): Action => ({
    id,
    label,
    keys,
    section: "edit",
    chosen,
    run,
  });
  const edit = (): void => {
    const [id] = desk.chosen.peek();
    if (id !== undefined) desk.edit(id);
  };
  // From a field, when nothing is chosen from which a link could lead.
  const tension = (): void => {
    desk.choose([]);
    commands.open("link");
  };
  return [
    of("undo", t("board.undo"), "Ctrl+Z", () => board.undo(), false),
    of("redo", t("board.redo"), "Ctrl+Shift+Z", () => board.redo(), false),
    of("edit", t("board.do.edit"), "Enter", edit),
    of("link", t("board.do.link"), "Ctrl+K", () => commands.link()),
    ...(layout.cells.length > 1 ? [of("tension", t("board.do.tension"), "", tension, false)] : []),
    of("comment", t("board.do.comment"), "", () => commands.comment()),
    of("copy", t("board.do.copy"), "Ctrl+C", () => void document.execCommand("copy")),
    of("cut", t("board.do.cut"), "Ctrl+X", () => void document.execCommand("cut")),
    of("duplicate", t("board.do.duplicate"), "Ctrl+D", () => duplicate(desk)),
    of("copyStyle", t("board.do.copyStyle"), "Ctrl+Alt+C", () => commands.copyStyle()),
    of("pasteStyle", t("board.do.pasteStyle"), "Ctrl+Alt+V", () => commands.pasteStyle()),
    of("keepChosen", t("board.do.keepChosen"), "Ctrl+Space", () => void desk.keepChosen()),
    of("chooseAll", t("board.do.chooseAll"), "Ctrl+A", () => commands.chooseAll(), false),
    of("delete", t("board.delete"), "Delete", () => void desk.remove(desk.chosen.peek())),
  ];
}

function arranging({ desk }: Easel): readonly Action[] {
  const of = (id: string, label: string, keys: string, run: () => void): Action => ({
    id,
    label,
    keys,
    section: "arrange",
    chosen: true,
    run,
  });
  const steps: readonly (readonly [Step, string])[] = [
    ["front", "Ctrl+Shift+]"],
    ["forward", "Ctrl+]"],
    ["backward", "Ctrl+["],
    ["back", "Ctrl+Shift+["],
  ];
  const edges: readonly (readonly [Edge, string])[] = [
    ["left", "Ctrl+Shift+←"],
    ["right", "Ctrl+Shift+→"],
    ["top", "Ctrl+Shift+↑"],
    ["bottom", "Ctrl+Shift+↓"],
    ["middle", ""],
    ["centre", ""],
  ];
  return [
    of("group", t("board.do.group"), "Ctrl+G", () => group(desk)),
    of("ungroup", t("board.do.ungroup"), "Ctrl+Shift+G", () => ungroup(desk)),
    of("lock", t("board.do.lock"), "Ctrl+Shift+L", () => void toggleLock(desk)),
    ...steps.map(([step, keys]) => of(step, t(`board.step.${step}`), keys, () => reorder(desk, step))),
    ...edges.map(([edge, keys]) => of(`align-${edge}`, t(`board.align.${edge}`), keys, () => align(desk, edge))),
  ];
}

function viewing(easel: Easel, commands: Commands): readonly Action[] {
  const { view } = easel;
  const of = (id: string, label: string, keys: string, run: () => void): Action => ({
    id,
    label,
    keys,
    section: "view",
    run,
  });
  return [
    of("zoomIn", t("board.zoomIn"), "Ctrl+=", () => view.zoom(1.25)),
    of("zoomOut", t("board.zoomOut"), "Ctrl+-", () => view.zoom(0.8)),
    of("zoom100", t("board.zoom100"), "Ctrl+0", () => view.zoomTo(1)),
    of("fit", t("board.fit"), "Shift+1", () => view.fit()),
    of("fitChosen", t("board.fitChosen"), "Shift+2", () => easel.fitChosen()),
    of("fitCell", t("board.fitCell"), "Shift+3", () => commands.showCell()),
    of("grid", t("board.grid"), "Ctrl+'", () => commands.grid()),
    of("cursors", t("board.cursors"), "", () => commands.cursors()),
    of("zen", t("board.zen"), "Ctrl+.", () => commands.focusMode()),
    of("lookOnly", t("board.lookOnly"), "Alt+R", () => commands.lookOnly()),
  ];
}

function boardwide(commands: Commands): readonly Action[] {
  const of = (id: string, label: string, keys: string, run: () => void): Action => ({
    id,
    label,
    keys,
    section: "board",
    run,
  });
  return [
    of("find", t("board.do.find"), "Ctrl+F", () => commands.find()),
    of("palette", t("board.do.palette"), "Ctrl+Shift+P", () => commands.palette()),
    of("say", t("board.do.say"), "/", () => commands.sayAtCursor()),
    of("export", t("board.do.export"), "", () => commands.open("export")),
    of("copyPng", t("board.do.copyPng"), "Shift+Alt+C", () => void commands.copyAsPng()),
    of("help", t("board.do.help"), "?", () => commands.help()),
  ];
}

/** On a Mac the same keys have other names. */
export function shownKeys(keys: string): string {
  const mac = /Mac|iP(hone|ad)/.test(navigator.platform);
  return mac
    ? keys
        .replace(/Ctrl\+/g, "⌘")
        .replace(/Shift\+/g, "⇧")
        .replace(/Alt\+/g, "⌥")
    : keys;
}
