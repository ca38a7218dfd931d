import { useEffect, useMemo } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { PATTERNS, patternOf } from "../bell.ts";
import { Ringer } from "../ringer.ts";
import type { BellName, Pattern, Script, Sound } from "../script.ts";
import { CheckField, NumberField, SelectField } from "./fields.tsx";

const SOUNDS: readonly Sound[] = ["bowl", "bowl-muffled", "wood", "soft"];
const BELLS = Object.keys(PATTERNS) as readonly BellName[];
/** From the press to the first stroke: time for the device to open, ms. */
const LEAD_MS = 150;

interface Props {
  readonly bells: Script["bells"];
  readonly onChange: (bells: Script["bells"]) => void;
}

/** What each bell of the practice sounds like: the house's pattern, or one of its own. */
export function BellPatterns({ bells, onChange }: Props) {
  const ringer = useMemo(() => previewRinger(), []);
  useEffect(() => () => ringer.close(), [ringer]);
  const own = bells ?? {};
  return (
    <details class="step more">
      <summary>{t("editor.bells")}</summary>
      <p class="soft">{t("editor.bellsWhy")}</p>
      {BELLS.map((bell) => (
        <BellPattern
          key={bell}
          bell={bell}
          own={own[bell]}
          onChange={(pattern) => onChange({ ...own, [bell]: pattern })}
          onHear={() => void hear(ringer, patternOf({ bells: own }, bell))}
        />
      ))}
    </details>
  );
}

interface PatternProps {
  readonly bell: BellName;
  readonly own: Pattern | undefined;
  readonly onChange: (pattern: Pattern | undefined) => void;
  readonly onHear: () => void;
}

function BellPattern({ bell, own, onChange, onHear }: PatternProps) {
  const pattern = patternOf({ bells: { [bell]: own ?? PATTERNS[bell] } }, bell);
  const set = (part: Partial<Pattern>) => onChange({ ...pattern, ...part });
  return (
    <fieldset class="fields bell-pattern">
      <legend>{t(`practice.bells.${bell}`)}</legend>
      <Strokes pattern={pattern} />
      <CheckField
        label={t("editor.bellOwn")}
        checked={own !== undefined}
        onChange={(wanted) => onChange(wanted ? pattern : undefined)}
      />
      {own && (
        <>
          <SelectField
            label={t("editor.sound")}
            value={pattern.sound}
            options={SOUNDS.map((sound) => [sound, t(`editor.sound.${sound}`)])}
            onChange={(sound) => set({ sound: sound as Sound })}
          />
          <NumberField
            label={t("editor.strokes")}
            value={pattern.count}
            min={1}
            max={9}
            onChange={(count) => set({ count: Math.round(count) })}
          />
          {pattern.count > 1 && (
            <NumberField
              label={t("editor.strokeGap")}
              value={pattern.gap}
              min={0.5}
              max={60}
              onChange={(gap) => set({ gap })}
            />
          )}
        </>
      )}
      <button
        type="button"
        class="button framed"
        onClick={onHear}
        aria-label={t("editor.hearLong", { bell: t(`practice.bells.${bell}`) })}
      >
        {t("editor.hear")}
      </button>
    </fieldset>
  );
}

/** The strokes as they follow one another; the fields say the same in words. */
function Strokes({ pattern }: { readonly pattern: Required<Pattern> }) {
  const length = Math.max(1, (pattern.count - 1) * pattern.gap);
  return (
    <span class="strokes" aria-hidden="true">
      {Array.from({ length: pattern.count }, (_, i) => (
        <i key={i} class={`is-${pattern.sound}`} style={{ left: `${(100 * i * pattern.gap) / length}%` }} />
      ))}
    </span>
  );
}

function previewRinger(): Ringer {
  return new Ringer({
    createContext: () => new AudioContext(),
    now: () => performance.now(),
    every: (ms, run) => {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
    toLocal: (instant) => instant,
  });
}

async function hear(ringer: Ringer, { sound, count, gap }: Required<Pattern>): Promise<void> {
  await ringer.open();
  const first = performance.now() + LEAD_MS;
  ringer.plan(Array.from({ length: count }, (_, i) => ({ at: first + i * gap * 1000, sound })));
}
