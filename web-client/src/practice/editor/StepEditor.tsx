import { useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import type { Cue, CueKind, Mode, Step } from "../script.ts";
import { CueEditor } from "./CueEditor.tsx";
import { asMode, inOrder, KINDS, MODES, newCue } from "./draft.ts";
import { CheckField, NumberField, SelectField, TextField } from "./fields.tsx";
import { GroupWay, StepMore } from "./StepMore.tsx";
import { KIND_WORDS, MODE_WORDS } from "./words.ts";

interface Props {
  readonly step: Step;
  readonly number: number;
  readonly last: boolean;
  readonly onChange: (step: Step) => void;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}

/** One step: what people do, for how long, and its cues on a line of time. */
export function StepEditor({ step, number, last, onChange, onMove, onRemove }: Props) {
  const length = step.seconds ?? step.each ?? 0;
  const set = (part: Partial<Step>) => onChange({ ...step, ...part } as Step);
  return (
    <section class="step" aria-label={t("editor.step", { n: number, title: step.title })}>
      <header>
        <h3>{t("editor.step", { n: number, title: step.title })}</h3>
        <span class="step-tools">
          <button type="button" class="button" disabled={number === 1} onClick={() => onMove(-1)}>
            {t("editor.up")}
          </button>
          <button type="button" class="button" disabled={last} onClick={() => onMove(1)}>
            {t("editor.down")}
          </button>
          <button type="button" class="button" onClick={onRemove}>
            {t("editor.removeStep")}
          </button>
        </span>
      </header>
      <div class="fields">
        <TextField label={t("editor.title")} value={step.title} max={80} onChange={(title) => set({ title })} />
        <SelectField
          label={t("editor.modeLabel")}
          value={step.mode}
          options={MODES.map((mode) => [mode, t(MODE_WORDS[mode])])}
          onChange={(mode) => onChange(asMode(step, mode as Mode))}
        />
        {step.mode === "round" ? (
          <NumberField
            label={t("editor.each")}
            value={step.each ?? 60}
            min={10}
            max={900}
            onChange={(each) => set({ each })}
          />
        ) : (
          <NumberField
            label={t("editor.seconds")}
            value={length}
            min={5}
            max={3600}
            onChange={(seconds) => set({ seconds })}
          />
        )}
        {step.mode === "group" && <GroupWay step={step} set={set} />}
        {step.mode === "turns" && (
          <NumberField
            label={t("editor.gap")}
            value={step.gap ?? 0}
            min={0}
            max={120}
            onChange={(gap) => set({ gap })}
          />
        )}
        {step.mode === "round" && (
          <SelectField
            label={t("editor.pace")}
            value={step.pace ?? "hand"}
            options={[
              ["hand", t("editor.paceHand")],
              ["clock", t("editor.paceClock")],
            ]}
            onChange={(pace) => set({ pace: pace as "hand" | "clock" })}
          />
        )}
        <SelectField
          label={t("editor.mic")}
          value={step.mic ?? "off"}
          options={[
            ["off", t("editor.micOff")],
            ["free", t("editor.micFree")],
            ["speaker", t("editor.micSpeaker")],
          ]}
          onChange={(mic) => set({ mic: mic as "off" | "free" | "speaker" })}
        />
      </div>
      <div class="fields">
        <CheckField label={t("editor.hold")} checked={step.hold ?? false} onChange={(hold) => set({ hold })} />
        <CheckField
          label={t("editor.optional")}
          checked={step.optional ?? false}
          onChange={(optional) => set({ optional })}
        />
        <Repeat step={step} onChange={onChange} />
      </div>
      <StepMore step={step} set={set} />
      <CueLine step={step} length={length} />
      <Cues step={step} length={length} onChange={onChange} />
    </section>
  );
}

function Repeat({ step, onChange }: Pick<Props, "step" | "onChange">) {
  const { repeat, ...once } = step;
  return (
    <>
      <CheckField
        label={t("editor.repeat")}
        checked={repeat !== undefined}
        onChange={(on) => onChange(on ? { ...once, repeat: { times: 2 } } : once)}
      />
      {repeat && (
        <NumberField
          label={t("editor.times")}
          value={repeat.times}
          min={2}
          max={60}
          onChange={(times) => onChange({ ...once, repeat: { ...repeat, times } })}
        />
      )}
    </>
  );
}

/** The cues of the step where they fall, at a glance; the list below says the same in words. */
function CueLine({ step, length }: { readonly step: Step; readonly length: number }) {
  return (
    <div class="cue-line" aria-hidden="true">
      {step.cues.map((cue, i) => {
        const at = cue.from === "end" ? length - cue.at : cue.at;
        const share = Math.min(1, Math.max(0, length > 0 ? at / length : 0));
        return <i key={i} class={`is-${cue.kind}`} style={{ left: `${100 * share}%` }} />;
      })}
    </div>
  );
}

function Cues({ step, length, onChange }: Pick<Props, "step" | "onChange"> & { readonly length: number }) {
  const [kind, setKind] = useState<CueKind>("say");
  const set = (cues: readonly Cue[]) => onChange({ ...step, cues });
  const shown = inOrder(step.cues, length);
  const latest = Math.max(0, ...step.cues.filter(({ from }) => from !== "end").map(({ at }) => at));
  return (
    <div class="cues">
      <ul>
        {shown.map((cue) => {
          const at = step.cues.indexOf(cue);
          return (
            <CueEditor
              key={at}
              cue={cue}
              onChange={(next) => set(step.cues.map((each, i) => (i === at ? next : each)))}
              onRemove={() => set(step.cues.filter((_, i) => i !== at))}
            />
          );
        })}
      </ul>
      <div class="fields">
        <SelectField
          label={t("editor.newCue")}
          value={kind}
          options={KINDS.map((each) => [each, t(KIND_WORDS[each])])}
          onChange={(next) => setKind(next as CueKind)}
        />
        <button
          type="button"
          class="button framed"
          onClick={() => set([...step.cues, newCue(kind, Math.min(length, step.cues.length ? latest + 10 : 0))])}
        >
          {t("editor.addCue")}
        </button>
      </div>
    </div>
  );
}
