import { type ReadonlySignal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Scope } from "../kit/scope.ts";
import { ChosenBar } from "./bars/ChosenBar.tsx";
import { Following } from "./bars/Following.ts";
import { HereBar } from "./bars/HereBar.tsx";
import { Minimap } from "./bars/Minimap.tsx";
import { ToolBar } from "./bars/ToolBar.tsx";
import { ViewBar } from "./bars/ViewBar.tsx";
import "./board.css";
import { BoardClipboard } from "./clipboard/clipboard.ts";
import { Commands } from "./commands.ts";
import type { Desk } from "./desk.ts";
import type { Cell, Layout } from "./geometry/layout.ts";
import { cellAt } from "./geometry/place.ts";
import { Images, type SendFile } from "./images.ts";
import { Gestures } from "./input/gestures.ts";
import { BoardKeys } from "./input/keys.ts";
import { Viewport } from "./input/viewport.ts";
import { Announcer } from "./list/announcer.ts";
import { Outline } from "./list/Outline.tsx";
import { Panels } from "./panels/Panels.tsx";
import { Cursors } from "./render/Cursors.tsx";
import { Lasers } from "./render/Lasers.tsx";
import { Over } from "./render/Over.tsx";
import { liftedBy, World } from "./render/World.tsx";
import { TextEditor } from "./TextEditor.tsx";
import { Easel, type Touch } from "./tools/tool.ts";
import { toolsFor } from "./tools/tools.ts";

/** What a board needs of the house around it. */
export interface BoardHouse {
  readonly nameOf: (person: string) => string | undefined;
  /** Whether a person leads here. */
  readonly leads: (person: string) => boolean;
  readonly sendFile: SendFile;
}

interface Props {
  readonly desk: Desk;
  readonly layout: Layout;
  readonly house: BoardHouse;
}

/** What is alive while a board is shown. */
interface Live {
  readonly gestures: Gestures;
  readonly following: Following;
}

/** The board as a picture, for pointer, touch, pen and keys. */
export function BoardView({ desk, layout, house }: Props): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const view = useMemo(() => new Viewport(), []);
  const easel = useMemo(() => new Easel(desk, view, layout), [desk, view, layout]);
  const commands = useMemo(() => new Commands(easel), [easel]);
  const images = useMemo(() => new Images(easel, house.sendFile), [easel, house]);
  const lifted = useMemo(() => liftedBy(easel), [easel]);
  const hovered = useMemo(() => signal<Cell | undefined>(undefined), []);
  const [live, setLive] = useState<Live | undefined>(undefined);
  const [map, setMap] = useState(false);

  useEffect(() => {
    const scope = new Scope();
    const [box, ground] = [root.current, surface.current];
    if (!box || !ground) return;
    followSize(scope, box, () => view.resize({ w: box.clientWidth, h: box.clientHeight }, layout.reach));
    const gestures = listen(scope, { easel, commands, hovered, ground });
    new BoardKeys(scope, box, easel, gestures, commands);
    const clipboard = new BoardClipboard(scope, { box, easel, commands, images });
    commands.onPickImage = () => chooseFiles((files) => void clipboard.takeFiles(files, view.seen.peek()));
    desk.focusOn = (id) =>
      box.querySelector<HTMLElement>(`.outline [data-item="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
    new Announcer(scope, easel, house.nameOf);
    setLive({ gestures, following: new Following(scope, easel, house.leads) });
    scope.add(() => desk.hands.pointTo(undefined));
    return () => scope.end();
  }, [desk, layout, view, easel, commands, hovered, images, house]);

  return (
    <div class="board" ref={root} data-tool={desk.tool.value}>
      <World easel={easel} lifted={lifted} />
      <Over easel={easel} lifted={lifted} />
      <Cursors easel={easel} shown />
      <Lasers easel={easel} />
      <div class="surface" ref={surface} aria-hidden="true" />
      <Outline easel={easel} />
      <Prompt desk={desk} layout={layout} hovered={hovered} />
      <ToolBar easel={easel} commands={commands} gestures={live?.gestures} />
      {live && <HereBar easel={easel} following={live.following} mayCall={desk.board.me.frames} />}
      <ViewBar easel={easel} map={map} onMap={() => setMap(!map)} />
      {map && <Minimap easel={easel} />}
      <ChosenBar easel={easel} commands={commands} nameOf={house.nameOf} />
      <TextEditor easel={easel} />
      <Panels easel={easel} commands={commands} house={house} />
    </div>
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
  const tools = toolsFor(easel);
  return new Gestures(scope, ground, {
    view,
    tool: () => {
      desk.endEdit();
      commands.close();
      const tool = desk.tool.peek();
      return tools[tool === "image" ? "select" : tool];
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
  const cell = hovered.value ?? layout.cells.find(({ key }) => key === desk.cellKey.value);
  if (cell === undefined || cell.prompts.length === 0) {
    const hints = layout.kind === "map" ? (["board.hintMap", "board.hintMapTouch"] as const) : (["board.hint", "board.hintTouch"] as const);
    return (
      <p class="prompt">
        <b>{desk.board.title}</b> <span class="for-mouse">{t(hints[0])}</span>
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
