import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { personClass } from "../../kit/person.tsx";
import { union } from "../geometry/boxes.ts";
import type { Box } from "../geometry/point.ts";
import type { Item } from "../model/items.ts";
import { resizable } from "../tools/resize.ts";
import type { Easel } from "../tools/tool.ts";
import { outline } from "./Ground.tsx";
import { ItemShape } from "./Item.tsx";
import { type Lifted, liftedBy, markAway } from "./lifted.ts";
import { followView } from "./World.tsx";

/** More chosen things than this have one mark for all. */
const FEW = 100;

interface Props {
  readonly easel: Easel;
  readonly lifted: ReadonlySignal<Lifted>;
}

/** What is held just now, over the board; so the board beneath is not drawn anew. */
export function Over({ easel }: { easel: Easel }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const lifted = useMemo(() => liftedBy(easel), [easel]);
  useLayoutEffect(() => {
    const over = box.current;
    const world = over?.parentElement?.querySelector(".world:not(.over)");
    if (!over || !world) return;
    const ends = [followView(over, easel.view), markAway(world, lifted)];
    return () => {
      for (const end of ends) end();
    };
  }, [easel, lifted]);
  return (
    <div class="world over" ref={box} aria-hidden="true">
      <svg class="picture">
        <CellMarks easel={easel} />
        <LiftedItems easel={easel} lifted={lifted} />
        <Erased easel={easel} />
        <Chosen easel={easel} lifted={lifted} />
      </svg>
    </div>
  );
}

/** The cell that keys are in, and the cell that a drag is over. */
function CellMarks({ easel }: { easel: Easel }): JSX.Element {
  const { desk, layout } = easel;
  const key = desk.cellKey.value;
  const cell = layout.cells.find((cell) => cell.key === key);
  const target = desk.drag.value !== undefined;
  if (!cell || !(target || desk.atCell.value)) return <g />;
  return (
    <path
      class={`cell-mark hue-${cell.hue} ${target ? "target" : "focus"}`}
      d={outline(cell.shape)}
      fill-rule="evenodd"
    />
  );
}

function LiftedItems({ easel, lifted }: Props): JSX.Element {
  const { board, layout, desk } = easel;
  const resizing = desk.resizing.value;
  return (
    <>
      {[...lifted.value].map(([id, { by, who }]) => {
        const item = board.items.watch(id).value;
        if (item === undefined) return null;
        const shown = resizing?.id === id ? sized(item, resizing.box, resizing.size) : item;
        const shift = (other: string): { x: number; y: number } | undefined => lifted.value.get(other)?.by;
        const isLink = item.kind === "link";
        return (
          <g
            key={id}
            class={`lifted ${who ? personClass(who.person) : ""}`}
            transform={isLink ? undefined : `translate(${by.x} ${by.y})`}
          >
            <ItemShape item={shown} board={board} layout={layout} shift={shift} />
            {who && !isLink && <HeldBy box={easel.boxOf(item)} name={who.name} />}
          </g>
        );
      })}
    </>
  );
}

function HeldBy({ box, name }: { box: Box; name: string }): JSX.Element {
  return (
    <text class="held-by" x={box.x + box.w / 2} y={box.y - 7}>
      {name}
    </text>
  );
}

function sized(item: Item, box: Box, size: number | undefined): Item {
  if (item.kind === "text") return { ...item, pos: { x: box.x, y: box.y }, size: size ?? item.size };
  return { ...item, pos: { x: box.x + box.w / 2, y: box.y + box.h / 2 }, w: box.w, h: box.h } as Item;
}

function Erased({ easel }: { easel: Easel }): JSX.Element | null {
  const draft = easel.draft.value;
  if (draft.is !== "erase") return null;
  return (
    <>
      {[...draft.ids].map((id) => {
        const item = easel.board.items.get(id);
        return item && <BoxMark key={id} class="erased" box={easel.boxOf(item)} gap={3} />;
      })}
    </>
  );
}

/** Borders around what is chosen, corners to pull on the one that can be resized. */
function Chosen({ easel, lifted }: Props): JSX.Element | null {
  const { desk, board, view } = easel;
  const items = desk.chosenItems();
  if (items.length === 0 || desk.edited.value !== undefined) return null;
  const k = view.scale.value;
  const boxes = items.map((item) => {
    const by = item.kind === "link" ? undefined : lifted.value.get(item.id)?.by;
    const box = desk.resizing.value?.id === item.id ? desk.resizing.value.box : easel.boxOf(item);
    return by ? { ...box, x: box.x + by.x, y: box.y + by.y } : box;
  });
  const all = items.length > 1 ? union(boxes) : undefined;
  const pulls = resizable(easel) && boxes[0];
  return (
    <>
      {boxes.length > FEW ? (
        <ManyMarks boxes={boxes} gap={3 / k} />
      ) : (
        boxes.map((box, index) => {
          const item = items[index] as Item;
          const still = !board.isLoose(item) ? "still-there" : "";
          return (
            <BoxMark
              key={item.id}
              class={`chosen-box ${still} ${desk.atItem.value ? "focus" : ""}`}
              box={box}
              gap={3 / k}
            />
          );
        })
      )}
      {all && <BoxMark class="chosen-all" box={all} gap={8 / k} />}
      {pulls &&
        [0, 1, 2, 3].map((corner) => (
          <circle
            key={corner}
            class="handle"
            r={5 / k}
            cx={pulls.x + (corner % 2 === 0 ? -3 / k : pulls.w + 3 / k)}
            cy={pulls.y + (corner < 2 ? -3 / k : pulls.h + 3 / k)}
          />
        ))}
    </>
  );
}

/** One path for all: an element for each of thousands would be made anew with each move of a box that chooses. */
function ManyMarks({ boxes, gap }: { boxes: readonly Box[]; gap: number }): JSX.Element {
  const d = boxes.map(({ x, y, w, h }) => `M${x - gap} ${y - gap}h${w + 2 * gap}v${h + 2 * gap}h${-w - 2 * gap}z`);
  return <path class="chosen-box" d={d.join("")} />;
}

function BoxMark({ box, gap, class: name }: { box: Box; gap: number; class: string }): JSX.Element {
  return (
    <rect class={name} x={box.x - gap} y={box.y - gap} width={box.w + 2 * gap} height={box.h + 2 * gap} rx={gap * 2} />
  );
}
