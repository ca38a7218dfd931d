import type { Signal } from "@preact/signals";
import { t } from "../i18n/t.ts";
import type { PracticeModel } from "./model.ts";
import { Panel } from "./Panel.tsx";
import { PACES } from "./preferences.ts";

interface OwnProps {
  readonly model: PracticeModel;
  readonly onRead: () => void;
  readonly onCall?: () => void;
}

/** What anybody may do for themselves in a practice; nothing of it is told to others, but the call for those who lead, which they alone read. */
export function OwnRow({ model, onRead, onCall }: OwnProps) {
  const { run } = model;
  return (
    <footer class="practice-own">
      {model.bells.locked.value && (
        <button type="button" class="practice-button is-accent" onClick={() => model.hearBells()}>
          {t("practice.hear")}
        </button>
      )}
      <div class="practice-row">
        <button type="button" class="practice-button" onClick={() => model.stepOut()}>
          {t("practice.stepOut")}
        </button>
        <button type="button" class="practice-button" onClick={onRead} disabled={!run.script.value}>
          {t("practice.readAll")}
        </button>
        {onCall && model.run.groups.value.length > 0 && (
          <button type="button" class="practice-button" onClick={onCall}>
            {t("practice.call")}
          </button>
        )}
        <ForMe model={model} />
      </div>
      <p class="practice-mic">{t(model.course.place.value?.mic === "free" ? "practice.micFree" : "practice.micOff")}</p>
    </footer>
  );
}

/** How one wants it for oneself: the words, the breath, and which faces a bell has on this device. */
function ForMe({ model }: { readonly model: PracticeModel }) {
  const { words, breathGuide, pace, rings, track, picture, vibrates, onlyFelt } = model.chosen;
  const breathes = model.run.script.value?.steps.some(({ cues }) => cues.some(({ kind }) => kind === "breath"));
  return (
    <Panel name={t("practice.forMe")}>
      <Loudness model={model} />
      <Choice on={rings} text={t("practice.rings")} more={t("practice.ringsWhy")} />
      <Choice on={picture} text={t("practice.picture")} more={t("practice.pictureWhy")} />
      {model.canVibrate && <Choice on={vibrates} text={t("practice.vibrates")} more={t("practice.vibratesWhy")} />}
      {model.canVibrate && <Choice on={onlyFelt} text={t("practice.onlyFelt")} more={t("practice.onlyFeltWhy")} />}
      <Choice on={track} text={t("practice.track")} more={t("practice.trackWhy")} />
      <Choice on={words} text={t("practice.words")} more={t("practice.wordsWhy")} />
      {breathes && <Choice on={breathGuide} text={t("practice.breathGuide")} more={t("practice.breathGuideWhy")} />}
      {breathes && breathGuide.value && <Pace pace={pace} />}
    </Panel>
  );
}

function Pace({ pace }: { readonly pace: Signal<string> }) {
  return (
    <label class="practice-field">
      {t("practice.pace")}
      <select
        value={pace.value}
        onChange={({ currentTarget }) => {
          pace.value = currentTarget.value;
        }}
      >
        <option value="">{t("practice.paceGuided")}</option>
        {PACES.map((own) => (
          <option key={own} value={own}>
            {t("practice.paceOwn", { in: own.split("-")[0] ?? "", out: own.split("-")[1] ?? "" })}
          </option>
        ))}
      </select>
    </label>
  );
}

function Choice({ on, text, more }: { readonly on: Signal<boolean>; readonly text: string; readonly more: string }) {
  return (
    <label class="practice-check">
      <input
        type="checkbox"
        checked={on.value}
        onChange={({ currentTarget }) => {
          on.value = currentTarget.checked;
        }}
      />
      <span>
        {text}
        <small>{more}</small>
      </span>
    </label>
  );
}

/** Letting go of the slider sounds a soft bell, here only. */
function Loudness({ model }: { readonly model: PracticeModel }) {
  const { loudness } = model.chosen;
  return (
    <label class="practice-field">
      {t("practice.bellLoudness")}
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={Math.round(loudness.value * 100)}
        onInput={({ currentTarget }) => {
          loudness.value = Number(currentTarget.value) / 100;
        }}
        onChange={() => model.bells.try()}
      />
    </label>
  );
}
