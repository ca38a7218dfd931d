import { type ReadonlySignal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Scope } from "../kit/scope.ts";
import { tell } from "../kit/status.tsx";
import type { Following } from "./bars/Following.ts";
import "./board.css";
import { Commands } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { middleOf } from "./geometry/boxes.ts";
import type { Cell, Layout } from "./geometry/layout.ts";
import { cellAt } from "./geometry/place.ts";
import type { SendFile } from "./images.ts";
import { Gestures } from "./input/gestures.ts";
import { keepView } from "./input/keptView.ts";
import { BoardKeys } from "./input/keys.ts";
import { Viewport } from "./input/viewport.ts";
import { bringLateBy, lateParts } from "./late.ts";
import { Outline } from "./list/Outline.tsx";
import type { Holder } from "./model/reserves.ts";
import { World } from "./render/World.tsx";
import { TextEditor } from "./TextEditor.tsx";
import { noteTool } from "./tools/note.ts";
import { selectTool } from "./tools/select.ts";
import { Easel, type Tool, type Touch } from "./tools/tool.ts";

bringLateBy(() => import("./extras.ts"));

/** What a board needs of the house around it. */
export interface BoardHouse {
  readonly nameOf: (person: string) => string | undefined;
  /** Which board it is. */
  readonly id: string;
  /** Whether a person leads here. */
  readonly leads: (person: string) => boolean;
  readonly sendFile: SendFile;
  /** The lines of the session's agenda, if the board is in a session. */
  readonly agenda?: () => readonly { readonly title: string; readonly prompt: string }[];
  /** Asks the server to do something on the board by its own hand. */
  /** The teams, sites and cohorts for which a part may be kept. */
  readonly writers: () => Promise<readonly Holder[]>;
  /** Who is here, or was, by id, without oneself. */
  readonly people: () => ReadonlyMap<string, string>;
  /** Says for whom a part is kept, or who only looks; for those who lead. */
  readonly keep: (what: "reserved" | "lookers", body: unknown) => Promise<void>;
  readonly server: (what: "anonymous" | "private" | "reveal" | "late", body: unknown) => Promise<void>;
}

interface Props {
  readonly desk: Desk;
  readonly layout: Layout;
  readonly house: BoardHouse;
}

/** The board as a picture, for pointer, touch, pen and keys. */
export function BoardView({ desk, layout, house }: Props): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const view = useMemo(() => new Viewport(), []);
  const easel = useMemo(() => new Easel(desk, view, layout), [desk, view, layout]);
  const commands = useMemo(() => new Commands(easel), [easel]);
  const hovered = useMemo(() => signal<Cell | undefined>(undefined), []);
  const [gestures, setGestures] = useState<Gestures | undefined>(undefined);
  const late = lateParts().value;

  useEffect(() => {
    const scope = new Scope();
    const [box, ground] = [root.current, surface.current];
    if (!box || !ground) return;
    view.mirrored = getComputedStyle(box).direction === "rtl";
    keepView(scope, view, house.id);
    followSize(scope, box, () => view.resize({ w: box.clientWidth, h: box.clientHeight }, layout.reach));
    const gestures = listen(scope, { easel, commands, hovered, ground });
    desk.board.onClosed = () => tell(t("board.closedToMe"));
    new BoardKeys(scope, box, easel, gestures, commands);
    desk.focusOn = (id) =>
      box.querySelector<HTMLElement>(`.outline [data-item="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
    setGestures(gestures);
    scope.add(() => desk.hands.pointTo(undefined));
    return () => scope.end();
  }, [desk, layout, view, easel, commands, hovered, house.id]);

  return (
    <div class="board" ref={root} data-tool={desk.tool.value} data-zen={commands.zen.value || undefined}>
      <World easel={easel} />
      {late && <late.Over easel={easel} />}
      {late && <late.Cursors easel={easel} shown />}
      <div class="surface" ref={surface} aria-hidden="true" />
      <Outline easel={easel} />
      <Prompt desk={desk} layout={layout} hovered={hovered} />
      <LateParts easel={easel} commands={commands} house={house} box={root} gestures={gestures} />
      <TextEditor easel={easel} />
    </div>
  );
}

interface LateProps {
  readonly easel: Easel;
  readonly commands: Commands;
  readonly house: BoardHouse;
  readonly box: { readonly current: HTMLElement | null };
  readonly gestures: Gestures | undefined;
}

/** Tools, bars and panels: there a moment after the board. */
function LateParts({ easel, commands, house, box, gestures }: LateProps): JSX.Element {
  const [map, setMap] = useState(false);
  const [following, setFollowing] = useState<Following | undefined>(undefined);
  const late = lateParts().value;
  useEffect(() => {
    if (!late || !box.current) return;
    const scope = new Scope();
    const images = new late.Images(easel, house.sendFile);
    const clipboard = new late.BoardClipboard(scope, { box: box.current, easel, commands, images });
    commands.onPickImage = () =>
      chooseFiles((files) => void clipboard.takeFiles(files, middleOf(easel.view.seen.peek())));
    new late.Announcer(scope, easel, house.nameOf);
    setFollowing(new late.Following(scope, easel, house.leads));
    return () => scope.end();
  }, [late, easel, commands, house, box]);
  return (
    <>
      {late && <late.DraftLayer easel={easel} />}
      {late && <late.Lasers easel={easel} />}
      {late && <late.Kept easel={easel} nameOf={house.nameOf} />}
      {late && commands.zen.value && <late.ZenEnd commands={commands} />}
      {late && <late.ToolBar easel={easel} commands={commands} gestures={gestures} />}
      {late && following && (
        <late.HereBar
          easel={easel}
          following={following}
          mayCall={easel.board.me.frames}
          onLead={() => commands.open("facilitate")}
        />
      )}
      {late && <late.LeadBar easel={easel} />}
      {late && <late.ViewBar easel={easel} map={map} onMap={() => setMap(!map)} />}
      {late && map && <late.Minimap easel={easel} />}
      {late && <late.ChosenBar easel={easel} commands={commands} nameOf={house.nameOf} />}
      {late && <late.Panels easel={easel} commands={commands} house={house} />}
    </>
  );
}

function followSize(scope: Scope, box: Element, run: () => void): void {
  const observer = new ResizeObserver(run);
  observer.observe(box);
  scope.add(() => observer.disconnect());
  run();
}

interface Ground {
  readonly easel: Easel;
  readonly commands: Commands;
  readonly hovered: { value: Cell | undefined };
  readonly ground: HTMLElement;
}

function listen(scope: Scope, { easel, commands, hovered, ground }: Ground): Gestures {
  const { desk, view, layout } = easel;
  const first = { select: selectTool(easel), note: noteTool(easel) };
  let tools: Readonly<Record<string, Tool>> = first;
  return new Gestures(scope, ground, {
    view,
    tool: () => {
      desk.endEdit();
      commands.close();
      const late = lateParts().peek();
      if (late && tools === first) tools = late.toolsFor(easel);
      return tools[desk.tool.peek()] ?? first.select;
    },
    hover: (touch: Touch | undefined) => {
      commands.pointer = touch?.point ?? commands.pointer;
      desk.hands.pointTo(touch?.point);
      hovered.value = touch && cellAt(layout, touch.point);
    },
    menu: ({ at, point, by }) => {
      const item = easel.hit(point, by);
      if (item && !desk.chosen.peek().has(item.id)) desk.choose([item.id]);
      if (!item) desk.choose([]);
      commands.menu(at);
    },
  });
}

/** Opens the system's dialog for pictures. */
function chooseFiles(run: (files: readonly File[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = "image/*";
  input.multiple = true;
  input.onchange = () => run([...(input.files ?? [])]);
  input.click();
}

interface PromptProps {
  readonly desk: Desk;
  readonly layout: Layout;
  readonly hovered: ReadonlySignal<Cell | undefined>;
}

/** What a field asks, when one is at it; the board's title otherwise. */
function Prompt({ desk, layout, hovered }: PromptProps): JSX.Element {
  if (!desk.board.writes.value)
    return (
      <p class="prompt">
        <b class="prompt-title">{desk.board.title}</b> {t("board.onlyLooking")}
      </p>
    );
  const cell = hovered.value ?? layout.cells.find(({ key }) => key === desk.cellKey.value);
  if (cell === undefined || cell.prompts.length === 0) {
    const hints =
      layout.kind === "map"
        ? (["board.hintMap", "board.hintMapTouch"] as const)
        : (["board.hint", "board.hintTouch"] as const);
    return (
      <p class="prompt">
        <b class="prompt-title">{desk.board.title}</b> <span class="for-mouse">{t(hints[0])}</span>
        <span class="for-touch">{t(hints[1])}</span>
      </p>
    );
  }
  return (
    <p class={`prompt hue-${cell.hue}`}>
      <b>{cell.label}</b> {cell.prompts.join(" ")}
    </p>
  );
}
