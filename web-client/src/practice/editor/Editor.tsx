import { useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import type { SavedPractice, ScriptProblem } from "../../wire/messages.ts";
import { About } from "./About.tsx";
import { BellPatterns } from "./BellPatterns.tsx";
import { changed, type Draft, fileOf, hurries, lacks, moved, newStep, trimmed, withBells, without } from "./draft.ts";
import { Preview } from "./Preview.tsx";
import { StepEditor } from "./StepEditor.tsx";
import "../practice.css";
import "./editor.css";
import "./more.css";

interface Props {
  readonly start: Draft;
  /** Keeps it on the server, and says where, or what is wrong. */
  readonly save: (draft: Draft) => Promise<SavedPractice>;
  readonly onSaved: (id: string, version: number) => void;
}

const LACK_WORDS = {
  title: "editor.lack.title",
  notice: "editor.lack.notice",
  stepTitle: "editor.lack.stepTitle",
  cueOutside: "editor.lack.cueOutside",
  lineEmpty: "editor.lack.lineEmpty",
  flexOutside: "editor.lack.flexOutside",
  peopleCrossed: "editor.lack.peopleCrossed",
  groupsOfRoom: "editor.lack.groupsOfRoom",
  roleMissing: "editor.lack.roleMissing",
} as const;

/** A practice in the making: what it is, its steps with their cues, how it feels, and what is still to mend. */
export function Editor({ start, save, onSaved }: Props) {
  const [draft, setDraft] = useState(start);
  const [previewing, setPreviewing] = useState(false);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return (
    <div class="editor">
      <About draft={draft} set={set} />
      <BellPatterns bells={draft.bells} onChange={(bells) => setDraft(withBells(draft, bells))} />
      <h2>{t("editor.steps")}</h2>
      {draft.steps.map((step, i) => (
        <StepEditor
          key={step.id}
          step={step}
          number={i + 1}
          last={i === draft.steps.length - 1}
          onChange={(next) => setDraft(changed(draft, i, next))}
          onMove={(by) => setDraft(moved(draft, i, by))}
          onRemove={() => draft.steps.length > 1 && setDraft(without(draft, i))}
        />
      ))}
      <button
        type="button"
        class="button framed add-step"
        onClick={() => set({ steps: [...draft.steps, newStep("silence", draft.steps)] })}
      >
        {t("editor.addStep")}
      </button>
      <Mend draft={draft} />
      <Ends draft={draft} save={save} onSaved={onSaved} onPreview={() => setPreviewing(true)} />
      {previewing && <Preview draft={draft} onClose={() => setPreviewing(false)} />}
    </div>
  );
}

/** What is missing, and which lines have no time to be read. */
function Mend({ draft }: { readonly draft: Draft }) {
  const missing = lacks(draft);
  const fast = hurries(draft);
  if (missing.length + fast.length === 0) return <p class="soft">{t("editor.nothingToMend")}</p>;
  return (
    <section aria-label={t("editor.toMend")} class="mend">
      <h2>{t("editor.toMend")}</h2>
      <ul>
        {missing.map((lack) => (
          <li key={lack}>{t(LACK_WORDS[lack])}</li>
        ))}
        {fast.map(({ step, text, has, takes }) => (
          <li key={`${step}${text}`}>
            {t("editor.hurry", { step, text: shortened(text), has: Math.max(0, Math.round(has)), takes })}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface EndsProps extends Pick<Props, "save" | "onSaved"> {
  readonly draft: Draft;
  readonly onPreview: () => void;
}

function Ends({ draft, save, onSaved, onPreview }: EndsProps) {
  const [problems, setProblems] = useState<readonly ScriptProblem[]>([]);
  const [word, setWord] = useState("");
  const keep = async (): Promise<void> => {
    setWord(t("editor.saving"));
    try {
      const { id, version, problems } = await save(trimmed(draft));
      setProblems(problems);
      setWord(id === undefined ? "" : t("editor.saved", { version }));
      if (id !== undefined) onSaved(id, version);
    } catch (error) {
      setWord(error instanceof Error && error.message !== "" ? error.message : t("app.noNetwork"));
    }
  };
  return (
    <footer class="editor-ends">
      {problems.length > 0 && (
        <ul class="mend" role="alert">
          {problems.map(({ reason, line }) => (
            <li key={`${line}${reason}`}>{reason}</li>
          ))}
        </ul>
      )}
      <button type="button" class="button lead" onClick={() => void keep()}>
        {t("editor.save")}
      </button>
      <button type="button" class="button framed" onClick={onPreview}>
        {t("editor.preview")}
      </button>
      <a
        class="button framed"
        href={`data:application/json;charset=utf-8,${encodeURIComponent(fileOf(trimmed(draft)))}`}
        download={`${draft.id}.json`}
      >
        {t("editor.export")}
      </a>
      <span role="status">{word}</span>
    </footer>
  );
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 38)}…` : text;
}
