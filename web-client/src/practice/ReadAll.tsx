import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { Cue, Script, Step } from "./script.ts";

/** The whole practice as text, for whoever wants to know what comes, or cannot hear it. */
export function ReadAll({ script, onClose }: { readonly script: Script; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="practice-dialog" aria-labelledby="practice-read" onClose={onClose}>
      <header>
        <h2 id="practice-read">{script.title}</h2>
        <button type="button" class="practice-button" onClick={() => dialog.current?.close()}>
          {t("practice.close")}
        </button>
      </header>
      <Care script={script} />
      {script.steps.map((step) => (
        <StepText key={step.id} step={step} />
      ))}
      {script.credit && <p class="practice-credit">{script.credit}</p>}
    </dialog>
  );
}

/** What the practice may bring up, and what one may choose. */
export function Care({ script }: { readonly script: Script }) {
  return (
    <div class="practice-care">
      <p>{script.care.notice}</p>
      <p class="practice-choices">{t("practice.choices")}</p>
      <ul>
        {script.care.choices.map((choice) => (
          <li key={choice}>{choice}</li>
        ))}
      </ul>
    </div>
  );
}

function StepText({ step }: { readonly step: Step }) {
  const read = step.cues.filter(isRead);
  return (
    <section>
      <h3>{step.title}</h3>
      {read.map((cue) => (
        <p key={`${cue.kind}${cue.at}${cue.text}`} class={`is-${cue.kind}`}>
          {cue.kind === "bell" ? t("practice.bell") : cue.text}
        </p>
      ))}
    </section>
  );
}

function isRead({ kind }: Cue): boolean {
  return kind === "say" || kind === "prompt" || kind === "bell";
}
