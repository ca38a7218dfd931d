import type { Signal } from "@preact/signals";
import { t } from "../i18n/t.ts";
import type { PracticeModel } from "./model.ts";
import { PACES } from "./preferences.ts";

/** What anybody may do for themselves in a practice; nothing of it is told to others. */
export function OwnRow({ model, onRead }: { readonly model: PracticeModel; readonly onRead: () => void }) {
  const { chosen, run } = model;
  const breathes = run.script.value?.steps.some(({ cues }) => cues.some(({ kind }) => kind === "breath"));
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
        <Toggle label={t("practice.words")} on={chosen.words} />
        {breathes && <Toggle label={t("practice.breathGuide")} on={chosen.breathGuide} />}
        {breathes && chosen.breathGuide.value && <Pace pace={chosen.pace} />}
        <Loudness model={model} />
        <SoundChoices model={model} />
      </div>
      <p class="practice-mic">{t(model.course.place.value?.mic === "free" ? "practice.micFree" : "practice.micOff")}</p>
    </footer>
  );
}

function Toggle({ label, on }: { readonly label: string; readonly on: Signal<boolean> }) {
  const flip = () => {
    on.value = !on.value;
  };
  return (
    <button type="button" class="practice-button is-toggle" aria-pressed={on.value} onClick={flip}>
      {label}
    </button>
  );
}

function Pace({ pace }: { readonly pace: Signal<string> }) {
  return (
    <select
      class="practice-button"
      aria-label={t("practice.pace")}
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
  );
}

/** Which faces a bell has on this device, and how it rings on a phone that is put away. */
function SoundChoices({ model }: { readonly model: PracticeModel }) {
  const { rings, track, picture, vibrates, onlyFelt } = model.chosen;
  return (
    <details class="practice-sound">
      <summary class="practice-button">{t("practice.sound")}</summary>
      <div class="practice-sound-body">
        <Choice on={rings} text={t("practice.rings")} more={t("practice.ringsWhy")} />
        <Choice on={picture} text={t("practice.picture")} more={t("practice.pictureWhy")} />
        {model.canVibrate && <Choice on={vibrates} text={t("practice.vibrates")} more={t("practice.vibratesWhy")} />}
        {model.canVibrate && <Choice on={onlyFelt} text={t("practice.onlyFelt")} more={t("practice.onlyFeltWhy")} />}
        <Choice on={track} text={t("practice.track")} more={t("practice.trackWhy")} />
      </div>
    </details>
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
    <label class="practice-button practice-loudness" title={t("practice.bellLoudness")}>
      <span>{t("practice.bell")}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        aria-label={t("practice.bellLoudness")}
        value={Math.round(loudness.value * 100)}
        onInput={({ currentTarget }) => {
          loudness.value = Number(currentTarget.value) / 100;
        }}
        onChange={() => model.bells.try()}
      />
    </label>
  );
}
