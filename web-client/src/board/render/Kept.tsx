import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import type { Cell } from "../geometry/layout.ts";
import type { Holder } from "../model/reserves.ts";
import { GRID } from "../placing.ts";
import type { Easel } from "../tools/tool.ts";
import { outline } from "./Ground.tsx";
import { followView } from "./World.tsx";

interface Props {
  readonly easel: Easel;
  readonly nameOf: (person: string) => string | undefined;
}

/** Which cells are kept for whom, and the grid: over the ground, under nobody's hand. */
export function Kept({ easel, nameOf }: Props): JSX.Element | null {
  const { reserves } = easel.board;
  if (reserves.parts.value.size === 0 && !easel.desk.grid.value) return null;
  return <KeptLayer easel={easel} nameOf={nameOf} />;
}

function KeptLayer({ easel, nameOf }: Props): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const { layout, board, desk } = easel;
  useLayoutEffect(() => (box.current ? followView(box.current, easel.view) : undefined), [easel]);
  return (
    <div class="world kept" ref={box} aria-hidden="true">
      <svg class="picture">
        {desk.grid.value && <Grid easel={easel} />}
        {layout.cells.map((cell) => {
          const holders = board.reserves.holdersOf(cell.ring, cell.sector);
          return holders && <KeptCell key={cell.key} cell={cell} easel={easel} who={namesOf(holders, nameOf)} />;
        })}
      </svg>
    </div>
  );
}

function KeptCell({ cell, easel, who }: { cell: Cell; easel: Easel; who: string }): JSX.Element {
  const closed = easel.board.reserves.closes(cell.ring, cell.sector);
  const { x, y } = cell.middle;
  return (
    <g class={`kept-cell hue-${cell.hue} ${closed ? "closed" : ""}`}>
      <path d={outline(cell.shape)} fill-rule="evenodd" />
      <text x={x} y={y}>
        {t("board.keptFor", { who })}
      </text>
    </g>
  );
}

/** Dots at the crossings, as far as the board reaches. */
function Grid({ easel }: { easel: Easel }): JSX.Element {
  const { w, h } = easel.layout.reach;
  const far = Math.ceil((2 * Math.max(w, h)) / GRID) * GRID;
  return (
    <>
      <pattern id="board-grid" width={GRID} height={GRID} patternUnits="userSpaceOnUse" x={-GRID / 2} y={-GRID / 2}>
        <circle class="grid-dot" cx={GRID / 2} cy={GRID / 2} r={0.9} />
      </pattern>
      <rect fill="url(#board-grid)" x={-far} y={-far} width={2 * far} height={2 * far} />
    </>
  );
}

/** For whom, in words; those who lead need not be named. */
export function namesOf(holders: readonly Holder[], nameOf: (person: string) => string | undefined): string {
  const names = holders.map(({ kind, of, name }) => (kind === "PERSON" ? (nameOf(of) ?? t("board.somebody")) : name));
  return names.length === 0 ? t("board.whoLeads") : [...new Set(names)].join(", ");
}
