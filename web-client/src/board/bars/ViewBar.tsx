import type { JSX } from "preact";
import { t } from "../../i18n/t.ts";
import { Icon, type IconName } from "../../kit/icons.tsx";
import type { Desk } from "../desk.ts";
import { overlaps, union } from "../geometry/boxes.ts";
import type { Easel } from "../tools/tool.ts";

const ZOOM_STEP = 1.25;

/** Undo, and what is seen of the board: a button for each thing that a key can do. */
export function ViewBar({ easel, map, onMap }: { easel: Easel; map: boolean; onMap: () => void }): JSX.Element {
  const { view } = easel;
  return (
    <div class="board-bar view-bar" role="toolbar" aria-label={t("board.view")}>
      <BackToContent easel={easel} />
      <UndoTools desk={easel.desk} />
      <hr />
      <RoundButton icon="minus" label={t("board.zoomOut")} run={() => view.zoom(1 / ZOOM_STEP)} />
      <button type="button" class="button compact zoom still" title={t("board.zoom100")} onClick={() => view.zoomTo(1)}>
        {Math.round(view.scale.value * 100)} %
      </button>
      <RoundButton icon="plus" label={t("board.zoomIn")} run={() => view.zoom(ZOOM_STEP)} />
      <RoundButton icon="fit" label={t("board.fit")} run={() => view.fit()} />
      <RoundButton icon="map" label={t("board.minimap")} pressed={map} run={onMap} />
    </div>
  );
}

/** Shown when nothing of the board is in sight. */
function BackToContent({ easel }: { easel: Easel }): JSX.Element | null {
  const { view, layout, board } = easel;
  const { w, h } = layout.reach;
  const seen = view.seen.value;
  if (overlaps(seen, { x: -w, y: -h, w: 2 * w, h: 2 * h })) return null;
  board.items.places.value;
  if (easel.touching(seen).some((item) => overlaps(seen, easel.boxOf(item)))) return null;
  const back = (): void => {
    const all = union([...board.items.values()].map((item) => easel.boxOf(item)));
    if (layout.kind === "map" && all) view.fit(all);
    else view.fit();
  };
  return (
    <button type="button" class="button compact framed back" onClick={back}>
      {t("board.backToContent")}
    </button>
  );
}

export function UndoTools({ desk }: { desk: Desk }): JSX.Element {
  const { board } = desk;
  return (
    <>
      <RoundButton icon="undo" label={t("board.undo")} off={!board.canUndo.value} run={() => board.undo()} />
      <RoundButton icon="redo" label={t("board.redo")} off={!board.canRedo.value} run={() => board.redo()} />
    </>
  );
}

interface ButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly keys?: string | undefined;
  readonly off?: boolean;
  readonly pressed?: boolean;
  /** Whether what it opens is open. */
  readonly expanded?: boolean;
  readonly run: () => void;
}

export function RoundButton({ icon, label, keys, off = false, pressed, expanded, run }: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="button round compact"
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      aria-keyshortcuts={keys}
      aria-pressed={pressed}
      aria-expanded={expanded}
      disabled={off}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  );
}
