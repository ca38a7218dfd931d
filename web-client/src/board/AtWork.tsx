import { effect, type Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { Scope } from "../kit/scope.ts";
import type { BoardHouse } from "./BoardView.tsx";
import { ChosenBar } from "./bars/ChosenBar.tsx";
import { Following } from "./bars/Following.ts";
import { HereBar } from "./bars/HereBar.tsx";
import { LeadBar } from "./bars/LeadBar.tsx";
import { Minimap } from "./bars/Minimap.tsx";
import { ToolBar } from "./bars/ToolBar.tsx";
import { ViewBar } from "./bars/ViewBar.tsx";
import { ZenEnd } from "./bars/ZenEnd.tsx";
import { BoardClipboard } from "./clipboard/clipboard.ts";
import { Commands } from "./commands.ts";
import { middleOf } from "./geometry/boxes.ts";
import type { Cell } from "./geometry/layout.ts";
import { cellAt } from "./geometry/place.ts";
import { Images } from "./images.ts";
import type { EarlyKeys } from "./input/early.ts";
import { Gestures } from "./input/gestures.ts";
import { BoardKeys } from "./input/keys.ts";
import { Announcer } from "./list/announcer.ts";
import { Panels } from "./panels/Panels.tsx";
import { Kept } from "./render/Kept.tsx";
import { Lasers } from "./render/Lasers.tsx";
import { DraftLayer } from "./tools/Draft.tsx";
import type { Easel, Touch } from "./tools/tool.ts";
import { toolsFor } from "./tools/tools.ts";

interface Props {
  readonly easel: Easel;
  readonly house: BoardHouse;
  readonly box: HTMLElement;
  readonly surface: HTMLElement;
  readonly hovered: Signal<Cell | undefined>;
  readonly early: EarlyKeys;
}

/** A person at work on the board: pointer, keys and clipboard, tools, bars and panels. Here a moment after the picture. */
export function AtWork({ easel, house, box, surface, hovered, early }: Props): JSX.Element {
  const commands = useMemo(() => new Commands(easel), [easel]);
  const [gestures, setGestures] = useState<Gestures | undefined>(undefined);
  const [following, setFollowing] = useState<Following | undefined>(undefined);
  const [map, setMap] = useState(false);
  // With the bars, not after their first picture: who sees them may use the keys.
  useLayoutEffect(() => {
    const scope = new Scope();
    const gestures = listen(scope, { easel, commands, hovered, surface });
    const keys = new BoardKeys(scope, box, easel, gestures, commands);
    const { desk, board } = easel;
    early.handOver(
      (event) => keys.press(event),
      desk.edited,
      (words) => board.setText(desk.edited.peek() ?? "", words),
    );
    scope.add(effect(() => void box.toggleAttribute("data-zen", commands.zen.value)));
    setGestures(gestures);
    return () => scope.end();
  }, [easel, commands, hovered, box, surface, early]);
  useEffect(() => {
    const scope = new Scope();
    bringFiles(scope, { easel, commands, box }, house);
    new Announcer(scope, easel, house.nameOf);
    setFollowing(new Following(scope, easel, house.leads));
    return () => scope.end();
  }, [easel, commands, house, box]);
  return (
    <>
      <DraftLayer easel={easel} />
      <Lasers easel={easel} />
      <Kept easel={easel} nameOf={house.nameOf} />
      {commands.zen.value && <ZenEnd commands={commands} />}
      <ToolBar easel={easel} commands={commands} gestures={gestures} />
      {following && (
        <HereBar
          easel={easel}
          following={following}
          mayCall={easel.board.me.frames}
          onLead={() => commands.open("facilitate")}
        />
      )}
      <LeadBar easel={easel} now={house.now} />
      <ViewBar easel={easel} map={map} onMap={() => setMap(!map)} />
      {map && <Minimap easel={easel} />}
      <ChosenBar easel={easel} commands={commands} nameOf={house.nameOf} />
      <Panels easel={easel} commands={commands} house={house} />
    </>
  );
}

interface Hand {
  readonly easel: Easel;
  readonly commands: Commands;
  readonly hovered: Signal<Cell | undefined>;
  readonly surface: HTMLElement;
}

/** The pointer with the tool that is in the hand. */
function listen(scope: Scope, { easel, commands, hovered, surface }: Hand): Gestures {
  const { desk, view, layout } = easel;
  const tools = toolsFor(easel);
  scope.add(() => desk.hands.pointTo(undefined));
  return new Gestures(scope, surface, {
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

type Clip = Pick<ConstructorParameters<typeof BoardClipboard>[1], "easel" | "commands" | "box">;

/** What comes by paste, by drop, and from the system's dialog for pictures. */
function bringFiles(scope: Scope, parts: Clip, house: BoardHouse): void {
  const { easel, commands } = parts;
  const clipboard = new BoardClipboard(scope, { ...parts, images: new Images(easel, house.sendFile) });
  commands.onPickImage = () =>
    chooseFiles((files) => void clipboard.takeFiles(files, middleOf(easel.view.seen.peek())));
}

function chooseFiles(run: (files: readonly File[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = "image/*";
  input.multiple = true;
  input.onchange = () => run([...(input.files ?? [])]);
  input.click();
}
