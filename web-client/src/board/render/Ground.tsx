import { Component, type JSX } from "preact";
import { BOARD_RADIUS, type Cell, type Layout, RING_NAME, type Shape } from "../geometry/layout.ts";
import { polar } from "../geometry/point.ts";
import { LETTER, NAME_SIZE, rectName } from "./names.ts";

/** The names stand this far outside the circle; those of the lower half are read from outside, hence farther. */
const NAME_ABOVE = 13;
const NAME_BELOW = 29;
/** How strong the colour is from the inmost to the outermost cell. */
const NEAR = 1;
const FAR = 0.5;

/** The board itself: its cells and their names, drawn once. */
export class Ground extends Component<{ layout: Layout }> {
  override shouldComponentUpdate(next: { layout: Layout }): boolean {
    return next.layout !== this.props.layout;
  }

  render({ layout }: { layout: Layout }): JSX.Element {
    return (
      <g class="ground" aria-hidden="true">
        {layout.cells.map((cell) => (
          <path
            key={cell.key}
            data-ground={cell.key}
            class={`wash hue-${cell.hue} ${layout.kind === "map" ? "open" : ""}`}
            d={outline(cell.shape)}
            fill-opacity={cell.hue === "center" ? 1 : NEAR + (FAR - NEAR) * cell.depth}
            fill-rule="evenodd"
          />
        ))}
        {layout.kind === "mandala" ? <CircleNames layout={layout} /> : <RectNames layout={layout} />}
        <CentreLabel layout={layout} />
      </g>
    );
  }
}

/** The outline of a cell as SVG path data. */
export function outline(shape: Shape): string {
  if (shape.is === "rect") return `M${shape.x} ${shape.y}h${shape.w}v${shape.h}h${-shape.w}Z`;
  if (shape.is === "disc") return circle(shape.r);
  const { r0, r1, a0, a1 } = shape;
  if (a1 - a0 > 2 * Math.PI - 1e-9) return circle(r1) + circle(r0);
  const large = a1 - a0 > Math.PI ? 1 : 0;
  const corners = [polar(r1, a0), polar(r1, a1), polar(r0, a1), polar(r0, a0)].map(({ x, y }) => `${x} ${y}`);
  return `M${corners[0]}A${r1} ${r1} 0 ${large} 1 ${corners[1]}L${corners[2]}A${r0} ${r0} 0 ${large} 0 ${corners[3]}Z`;
}

function circle(r: number): string {
  return `M0 ${-r}A${r} ${r} 0 1 1 0 ${r}A${r} ${r} 0 1 1 0 ${-r}Z`;
}

function CircleNames({ layout }: { layout: Layout }): JSX.Element {
  return (
    <>
      {layout.sectors.map((sector, index) => (
        <SectorName key={sector.id} layout={layout} index={index} />
      ))}
      {layout.rings.length > 1 &&
        layout.cells
          .filter(({ sector, shape }) => sector === layout.sectors[0]?.id && shape.is === "wedge")
          .map((cell) => <RingName key={cell.key} layout={layout} cell={cell} />)}
    </>
  );
}

function SectorName({ layout, index }: { layout: Layout; index: number }): JSX.Element | null {
  const sector = layout.sectors[index];
  if (sector === undefined || sector.label === "") return null;
  const turn = (2 * Math.PI) / layout.sectors.length;
  const [from, to] = [index * turn, (index + 1) * turn];
  const below = Math.cos((from + to) / 2) < -1e-9;
  const r = BOARD_RADIUS + (below ? NAME_BELOW : NAME_ABOVE);
  const [start, end] = below ? [polar(r, to), polar(r, from)] : [polar(r, from), polar(r, to)];
  const size = Math.min(NAME_SIZE, (0.92 * r * turn) / (sector.label.length * LETTER));
  const id = `name-${sector.id}`;
  const hue = layout.cells.find((cell) => cell.sector === sector.id)?.hue ?? "center";
  return (
    <>
      <path id={id} d={`M${start.x} ${start.y}A${r} ${r} 0 0 ${below ? 0 : 1} ${end.x} ${end.y}`} fill="none" />
      <text class={`name hue-${hue}`} font-size={size}>
        <textPath href={`#${id}`} startOffset="50%">
          {sector.label}
        </textPath>
      </text>
    </>
  );
}

function RingName({ layout, cell }: { layout: Layout; cell: Cell }): JSX.Element | null {
  const label = layout.rings.find(({ id }) => id === cell.ring)?.label ?? "";
  if (label === "" || cell.shape.is !== "wedge") return null;
  return (
    <text class="ring-name" x={RING_NAME.x} y={-cell.shape.r1 + RING_NAME.below}>
      {label}
    </text>
  );
}

function RectNames({ layout }: { layout: Layout }): JSX.Element {
  return (
    <>
      {layout.cells.map((cell) => {
        const name = rectName(cell);
        return (
          name && (
            <text key={cell.key} class={`name start hue-${cell.hue}`} font-size={name.size}>
              {name.lines.map(({ text, y }) => (
                <tspan key={y} x={name.x} y={y}>
                  {text}
                </tspan>
              ))}
            </text>
          )
        );
      })}
    </>
  );
}

function CentreLabel({ layout }: { layout: Layout }): JSX.Element | null {
  const cell = layout.cells.find(({ shape }) => shape.is === "disc");
  if (cell?.shape.is !== "disc" || cell.label === "") return null;
  return (
    <text class="centre-name" y={-cell.shape.r + 26}>
      {cell.label}
    </text>
  );
}
