import { type ReadonlySignal, signal } from "@preact/signals";
import type { JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Scope } from "../kit/scope.ts";
import { tell } from "../kit/status.tsx";
import "./board.css";
import type { Desk } from "./desk.ts";
import type { Cell, Layout } from "./geometry/layout.ts";
import type { SendFile } from "./images.ts";
import { EarlyKeys } from "./input/early.ts";
import { keepView } from "./input/keptView.ts";
import { Viewport } from "./input/viewport.ts";
import { bringLateBy, lateParts } from "./late.ts";
import { Outline } from "./list/Outline.tsx";
import type { Holder } from "./model/reserves.ts";
import { World } from "./render/World.tsx";
import { TextEditor } from "./TextEditor.tsx";
import { Easel } from "./tools/tool.ts";

bringLateBy(() => import("./extras.ts"));

/** What a board needs of the house around it. */
export interface BoardHouse {
  readonly nameOf: (person: string) => string | undefined;
  /** Which board it is. */
  readonly id: string;
  /** Programme time in ms; without a room the device's own. */
  readonly now: () => number;
  /** Whether a person leads here. */
  readonly leads: (person: string) => boolean;
  readonly sendFile: SendFile;
  /** The lines of the session's agenda, if the board is in a session. */
  readonly agenda?: () => readonly { readonly title: string; readonly prompt: string }[];
  /** The teams, sites and cohorts for which a part may be kept. */
  readonly writers: () => Promise<readonly Holder[]>;
  /** Who is here, or was, by id, without oneself. */
  readonly people: () => ReadonlyMap<string, string>;
  /** Says for whom a part is kept, or who only looks; for those who lead. */
  readonly keep: (what: "reserved" | "lookers", body: unknown) => Promise<void>;
  /** Asks the server to do something on the board by its own hand. */
  readonly server: (what: "anonymous" | "private" | "reveal" | "late", body: unknown) => Promise<void>;
}

interface Props {
  readonly desk: Desk;
  readonly layout: Layout;
  readonly house: BoardHouse;
}

/** What of it is there at first. */
interface Parts {
  readonly box: HTMLElement;
  readonly surface: HTMLElement;
  readonly early: EarlyKeys;
}

/** The board as a picture and as words; whoever works on it finds tools and keys a moment later. */
export function BoardView({ desk, layout, house }: Props): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const view = useMemo(() => new Viewport(), []);
  const easel = useMemo(() => new Easel(desk, view, layout), [desk, view, layout]);
  const hovered = useMemo(() => signal<Cell | undefined>(undefined), []);
  const parts = useParts(root, surface);
  const late = lateParts().value;
  useEffect(() => (root.current ? lookFrom(root.current, easel, house.id) : undefined), [easel, house.id]);
  return (
    <div class="board" ref={root} data-tool={desk.tool.value}>
      <World easel={easel} />
      {late && <late.Over easel={easel} />}
      {late && <late.Cursors easel={easel} shown={desk.cursors.value} />}
      <div class="surface" ref={surface} aria-hidden="true" />
      <Outline easel={easel} />
      <Prompt desk={desk} layout={layout} hovered={hovered} />
      {late && parts && <late.AtWork easel={easel} house={house} hovered={hovered} {...parts} />}
      <TextEditor easel={easel} />
    </div>
  );
}

type Place = RefObject<HTMLElement | null>;

/** Once they are there. Keys are kept from then on for whoever is at work. */
function useParts(root: Place, surface: Place): Parts | undefined {
  const [parts, setParts] = useState<Parts | undefined>(undefined);
  useLayoutEffect(() => {
    const scope = new Scope();
    const [box, ground] = [root.current, surface.current];
    if (box && ground) setParts({ box, surface: ground, early: new EarlyKeys(scope, box) });
    return () => scope.end();
  }, [root, surface]);
  return parts;
}

/** Keeps to the size of the page, to where this person looked last, and to where the keys are. */
function lookFrom(box: HTMLElement, { desk, view, layout }: Easel, id: string): () => void {
  const scope = new Scope();
  view.mirrored = getComputedStyle(box).direction === "rtl";
  keepView(scope, view, id);
  followSize(scope, box, () =>
    view.resize({ w: box.clientWidth, h: box.clientHeight }, layout.reach, layout.kind !== "mandala"),
  );
  desk.board.onClosed = () => tell(t("board.closedToMe"));
  desk.focusOn = (item) =>
    box.querySelector<HTMLElement>(`.outline [data-item="${CSS.escape(item)}"]`)?.focus({ preventScroll: true });
  return () => scope.end();
}

function followSize(scope: Scope, box: Element, run: () => void): void {
  const observer = new ResizeObserver(run);
  observer.observe(box);
  scope.add(() => observer.disconnect());
  run();
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
