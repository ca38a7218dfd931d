import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { personClass } from "../kit/person.tsx";
import { Scope } from "../kit/scope.ts";
import { speak } from "../kit/status.tsx";
import { BoardTools } from "./BoardTools.tsx";
import "./board.css";
import type { Desk } from "./desk.ts";
import { Ground, outline } from "./Ground.tsx";
import { type Cell, cellAt, cellOf, type Layout } from "./geometry.ts";
import { Gestures, type GestureTarget } from "./gestures.ts";
import type { Hands, Other } from "./hands.ts";
import { BoardKeys } from "./keys.ts";
import { fitNote } from "./measure.ts";
import { type Note, shownAt } from "./model.ts";
import { NoteEditor } from "./NoteEditor.tsx";
import { heightOf, NoteShape } from "./NoteShape.tsx";
import { Viewport } from "./viewport.ts";

interface Props {
  readonly desk: Desk;
  readonly hands: Hands;
  readonly layout: Layout;
}

/** The board as a circle (or as layers or columns), for pointer, touch, pen and keys. */
export function BoardView({ desk, hands, layout }: Props): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const surface = useRef<SVGSVGElement>(null);
  const view = useMemo(() => new Viewport(), []);
  const hovered = useMemo(() => signal<Cell | undefined>(undefined), []);

  useEffect(() => {
    const scope = new Scope();
    const [box, svg] = [root.current, surface.current];
    if (!box || !svg) return;
    followSize(scope, box, () => view.resize({ w: box.clientWidth, h: box.clientHeight }, layout.reach));
    const gestures = new Gestures(scope, svg, gestureTarget({ desk, hands, layout, view, hovered, svg }));
    new BoardKeys(scope, { box, desk, view, layout, gestures });
    scope.add(() => hands.pointTo(undefined));
    return () => scope.end();
  }, [desk, hands, layout, view, hovered]);

  return (
    <div class="board" ref={root}>
      <svg
        class="surface"
        ref={surface}
        role="application"
        aria-label={t("board.label", { title: desk.board.title.value })}
        aria-description={t("board.hintKeys")}
      >
        <g transform={view.transform}>
          <Ground layout={layout} />
          <Notes desk={desk} hands={hands} layout={layout} />
          <Cursors hands={hands} view={view} />
        </g>
      </svg>
      <Prompt desk={desk} layout={layout} hovered={hovered} />
      <BoardTools desk={desk} view={view} />
      <NoteEditor desk={desk} layout={layout} view={view} />
    </div>
  );
}

function followSize(scope: Scope, box: Element, run: () => void): void {
  const observer = new ResizeObserver(run);
  observer.observe(box);
  scope.add(() => observer.disconnect());
  run();
}

interface Stage extends Props {
  readonly view: Viewport;
  readonly hovered: { value: Cell | undefined };
  readonly svg: SVGSVGElement;
}

function gestureTarget({ desk, hands, layout, view, hovered, svg }: Stage): GestureTarget {
  const focusNote = (id: string): void => svg.querySelector<SVGElement>(`[data-note="${id}"]`)?.focus();
  return {
    noteUnder: (element, at) => {
      const id = element.closest("[data-note]")?.getAttribute("data-note") ?? undefined;
      const note = id === undefined ? undefined : desk.board.note(id);
      if (note === undefined) return undefined;
      const middle = view.toScreen(shownAt(layout, note.place, heightOf(fitNote(note))));
      return { id: note.id, grip: { x: at.x - middle.x, y: at.y - middle.y } };
    },
    tapNote: (id) => {
      desk.choose(id);
      focusNote(id);
    },
    tapGround: (at) => {
      desk.choose(undefined);
      const cell = cellAt(layout, view.toBoard(at));
      desk.goTo(cell);
      if (cell) svg.querySelector<SVGElement>(`[data-cell="${cell.key}"]`)?.focus({ preventScroll: true });
    },
    doubleTap: (at, note) => {
      if (note !== undefined) desk.edit(note);
      else if (cellAt(layout, view.toBoard(at))) desk.addAt(view.toBoard(at));
    },
    drag: (id, at, grip) => desk.dragTo(id, view.toBoard({ x: at.x - grip.x, y: at.y - grip.y })),
    drop: () => {
      const id = desk.drag.peek()?.id;
      desk.drop();
      if (id !== undefined) requestAnimationFrame(() => focusNote(id));
    },
    cancelDrag: () => desk.cancelDrag(),
    pan: (dx, dy) => view.pan(dx, dy),
    zoom: (factor, at) => view.zoom(factor, at),
    hover: (at) => {
      const point = at && view.toBoard(at);
      hands.pointTo(point);
      hovered.value = point && cellAt(layout, point);
    },
  };
}

type Held = ReadonlyMap<string, Other & { drag: NonNullable<Other["drag"]> }>;

/** What others drag; the same map while only their cursors move. */
function heldByOthers(hands: Hands): ReadonlySignal<Held> {
  const told = computed(() =>
    JSON.stringify(hands.others.value.filter(({ drag }) => drag).map((o) => ({ ...o, cursor: undefined }))),
  );
  return computed(() => new Map((JSON.parse(told.value) as Other[]).map((other) => [other.drag?.id, other])) as Held);
}

function Notes({ desk, hands, layout }: Props): JSX.Element {
  const held = useMemo(() => heldByOthers(hands), [hands]);
  const [notes, drag, chosen, edited] = [desk.board.notes.value, desk.drag.value, desk.chosen.value, desk.edited.value];
  const cellOfNote = new Map(notes.map((note) => [note, cellOf(layout, note.place)]));
  const shape = (note: Note, cell: Cell, alone: boolean): JSX.Element => {
    const other = held.value.get(note.id);
    const mine = drag?.id === note.id;
    const place = mine ? drag.place : (other?.drag.place ?? note.place);
    return (
      <NoteShape
        key={note.id}
        note={note}
        fit={fitNote(note)}
        layout={layout}
        cell={place === note.place ? cell : cellOf(layout, place)}
        place={place}
        look={cell.hue === "center" && alone && place.ring === note.place.ring ? "plain" : "card"}
        chosen={chosen === note.id}
        held={mine}
        edited={edited === note.id}
        heldBy={mine ? undefined : other}
        onFocus={focused(desk)}
      />
    );
  };
  const isHeld = ({ id }: Note): boolean => drag?.id === id || held.value.has(id);
  const lifted: JSX.Element[] = [];
  const shapes = layout.cells.flatMap((cell) => {
    const inside = notes.filter((note) => cellOfNote.get(note) === cell);
    const drawn = inside.map((note) => ({ note, drawing: shape(note, cell, inside.length === 1) }));
    lifted.push(...drawn.filter(({ note }) => isHeld(note)).map(({ drawing }) => drawing));
    const lying = drawn.filter(({ note }) => !isHeld(note)).map(({ drawing }) => drawing);
    return [<CellShape key={`cell ${cell.key}`} desk={desk} cell={cell} count={inside.length} />, ...lying];
  });
  return <g class="notes">{[...shapes, ...lifted]}</g>;
}

const focusers = new WeakMap<Desk, (id: string) => void>();

/** One function for a desk, so that notes see the same one each time. */
function focused(desk: Desk): (id: string) => void {
  const known = focusers.get(desk) ?? ((id: string) => desk.choose(id));
  focusers.set(desk, known);
  return known;
}

function CellShape({ desk, cell, count }: { desk: Desk; cell: Cell; count: number }): JSX.Element {
  const target = desk.drag.value !== undefined && desk.cellKey.value === cell.key;
  const label = t("board.cell", { cell: cell.label, notes: t("board.notes", { n: count }) });
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no element for a group that takes focus.
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the g of an SVG is not interactive by itself.
    <g
      class={`cell hue-${cell.hue} ${target ? "target" : ""}`}
      data-cell={cell.key}
      tabIndex={0}
      role="group"
      aria-label={label}
      onFocus={() => {
        desk.choose(undefined);
        desk.goTo(cell);
        if (cell.prompts.length > 0) speak(cell.prompts.join(" "));
      }}
    >
      <path d={outline(cell.shape)} fill-rule="evenodd" />
    </g>
  );
}

function Cursors({ hands, view }: { hands: Hands; view: Viewport }): JSX.Element {
  const size = 1 / view.scale.value;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in this g takes focus.
    <g class="cursors" aria-hidden="true">
      {hands.others.value.map(({ client, person, name, cursor }) =>
        cursor === undefined ? null : (
          <g
            key={client}
            class={`cursor ${personClass(person)}`}
            transform={`translate(${cursor.x} ${cursor.y}) scale(${size})`}
          >
            <path class="cursor-arrow" d="M0 0l5 15 3.500-6 6.500-1.500z" />
            <rect class="cursor-flag" x="11" y="12" width={nameWidth(name)} height="20" rx="10" />
            <text x={11 + nameWidth(name) / 2} y="26">
              {shortName(name)}
            </text>
          </g>
        ),
      )}
    </g>
  );
}

const LONGEST_NAME = 18;

function shortName(name: string): string {
  const letters = [...name];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join("")}…` : name;
}

function nameWidth(name: string): number {
  return [...shortName(name)].length * 7 + 16;
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
    return (
      <p class="prompt">
        <b>{desk.board.title}</b> <span class="for-mouse">{t("board.hint")}</span>
        <span class="for-touch">{t("board.hintTouch")}</span>
      </p>
    );
  }
  return (
    <p class={`prompt hue-${cell.hue}`}>
      <b>{cell.label}</b> {cell.prompts.join(" ")}
    </p>
  );
}
