import type { JSX } from "preact";
import { t } from "../../i18n/t.ts";
import { COLOURS, type Colour, LINK_KINDS, STAMP_GLYPHS } from "../model/items.ts";
import { swatchClass } from "../render/look.ts";
import type { ToolName } from "../tools/names.ts";
import type { Easel } from "../tools/tool.ts";

const WIDTHS = [2, 4, 8] as const;
const FOLDS = [1, 2, 3, 4, 6, 8, 12, 16] as const;

/** With what the tool in hand draws: colour, width, symmetry, kind of link, sign. */
export function StyleRow({ easel, tool }: { easel: Easel; tool: ToolName }): JSX.Element | null {
  const { desk, board } = easel;
  const style = desk.style.value;
  const draws = tool === "draw" || tool === "marker";
  if (tool === "image") return null;
  return (
    <div class="board-bar style-row" role="group" aria-label={t("board.style")}>
      {tool !== "stamp" && tool !== "frame" && (
        <Swatches value={style.colour} me={board.me.id} onPick={(colour) => desk.restyle({ colour })} />
      )}
      {draws && (
        <div class="choices" role="group" aria-label={t("board.width")}>
          {WIDTHS.map((width) => (
            <Choice
              key={width}
              on={style.width === width}
              label={t("board.widthN", { n: width })}
              run={() => desk.restyle({ width })}
            >
              <i class="dot" style={{ width: `${width + 3}px`, height: `${width + 3}px` }} />
            </Choice>
          ))}
        </div>
      )}
      {draws && <Symmetry easel={easel} />}
      {(tool === "arrow" || tool === "line") && <LinkKinds easel={easel} />}
      {tool === "stamp" && (
        <div class="choices" role="group" aria-label={t("board.tool.stamp")}>
          {STAMP_GLYPHS.map((glyph) => (
            <Choice key={glyph} on={style.glyph === glyph} label={glyph} run={() => desk.restyle({ glyph })}>
              {glyph}
            </Choice>
          ))}
        </div>
      )}
      {(tool === "rect" || tool === "ellipse" || tool === "diamond") && (
        <label class="check">
          <input
            type="checkbox"
            checked={style.filled}
            onChange={(event) => desk.restyle({ filled: event.currentTarget.checked })}
          />
          {t("board.filled")}
        </label>
      )}
    </div>
  );
}

function Symmetry({ easel }: { easel: Easel }): JSX.Element {
  const { desk } = easel;
  const { folds, mirror } = desk.style.value;
  return (
    <div class="choices symmetry">
      <label>
        <span>{t("board.folds")}</span>
        <select value={folds} onChange={(event) => desk.restyle({ folds: Number(event.currentTarget.value) })}>
          {FOLDS.map((n) => (
            <option key={n} value={n} selected={n === folds}>
              {n === 1 ? t("board.foldsOnce") : t("board.foldsN", { n })}
            </option>
          ))}
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={mirror}
          onChange={(event) => desk.restyle({ mirror: event.currentTarget.checked })}
        />
        {t("board.mirror")}
      </label>
    </div>
  );
}

function LinkKinds({ easel }: { easel: Easel }): JSX.Element {
  const { desk } = easel;
  const { says } = desk.style.value;
  return (
    <div class="choices" role="group" aria-label={t("board.linkKind")}>
      {LINK_KINDS.map((kind) => (
        <Choice
          key={kind}
          on={says === kind}
          label={t(`board.linkKind.${kind}`)}
          run={() => desk.restyle({ says: kind })}
        >
          {LINK_SIGNS[kind]}
        </Choice>
      ))}
    </div>
  );
}

export const LINK_SIGNS = { plain: "→", same: "+", opposite: "−", delay: "‖", tension: "∿" } as const;

interface SwatchProps {
  readonly value: Colour | undefined;
  readonly me: string;
  readonly onPick: (colour: Colour) => void;
}

export function Swatches({ value, me, onPick }: SwatchProps): JSX.Element {
  return (
    <div class="choices swatches" role="group" aria-label={t("board.colour")}>
      {COLOURS.map((colour) => (
        <Choice key={colour} on={value === colour} label={t(`board.colour.${colour}`)} run={() => onPick(colour)}>
          <i class={`swatch ${swatchClass(colour, me)} ${colour === "field" ? "by-field" : ""}`} />
        </Choice>
      ))}
    </div>
  );
}

interface ChoiceProps {
  readonly on: boolean;
  readonly label: string;
  readonly run: () => void;
  readonly children: JSX.Element | string;
}

export function Choice({ on, label, run, children }: ChoiceProps): JSX.Element {
  return (
    <button type="button" class="choice" aria-pressed={on} aria-label={label} title={label} onClick={run}>
      {children}
    </button>
  );
}
