import { useState } from "preact/hooks";
import editor from "../../i18n/en.editor.json";
import practice from "../../i18n/en.practice.json";
import { addTexts, t } from "../../i18n/t.ts";
import type { PracticeState, PracticeView, SavedPractice } from "../../wire/messages.ts";
import { ReadAll } from "../ReadAll.tsx";
import type { Script } from "../script.ts";
import { type Draft, emptyDraft, fileOf } from "./draft.ts";
import { Editor } from "./Editor.tsx";
import { Library } from "./Library.tsx";

addTexts({ ...editor, ...practice });

/** What these pages need of the server. */
export interface PracticeDesk {
  practices(): Promise<readonly PracticeView[]>;
  practice(id: string, version: number): Promise<unknown>;
  savePractice(script: string): Promise<SavedPractice>;
  setPracticeState(id: string, version: number, state: PracticeState): Promise<void>;
}

interface Props {
  readonly desk: PracticeDesk;
  readonly first: readonly PracticeView[];
}

/** The library, and the editor in its place while something is made. */
export function PracticePages({ desk, first }: Props) {
  const [practices, setPractices] = useState(first);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [reading, setReading] = useState<Script | null>(null);
  const again = async (): Promise<void> => setPractices(await desk.practices());
  const open = async ({ id, version, mine }: PracticeView): Promise<void> => {
    const script = (await desk.practice(id, version)) as Draft;
    setDraft(mine ? script : { ...script, id: "copy", version: 1 });
  };
  const setState = async ({ id, version }: PracticeView, state: PracticeState): Promise<void> => {
    await desk.setPracticeState(id, version, state);
    await again();
  };
  if (draft === null) {
    return (
      <>
        <Library
          practices={practices}
          onOpen={(practice) => void open(practice)}
          onRead={({ id, version }) => void desk.practice(id, version).then((script) => setReading(script as Script))}
          onNew={() => setDraft(emptyDraft())}
          onImport={setDraft}
          onState={(practice, state) => void setState(practice, state)}
        />
        {reading && <ReadAll script={reading} onClose={() => setReading(null)} />}
      </>
    );
  }
  const save = async (kept: Draft): Promise<SavedPractice> => desk.savePractice(fileOf(kept));
  return (
    <>
      <button type="button" class="button framed" onClick={() => setDraft(null)}>
        {t("library.back")}
      </button>
      <Making key={draft.id} start={draft} save={save} onSaved={() => void again()} />
    </>
  );
}

/** Once saved, a draft has its id from the server, so that the next saving changes it instead of making another. */
function Making({
  start,
  save,
  onSaved,
}: {
  readonly start: Draft;
  readonly save: (draft: Draft) => Promise<SavedPractice>;
  readonly onSaved: () => void;
}) {
  const [id, setId] = useState(start.id);
  return (
    <Editor
      start={start}
      save={(draft) => save({ ...draft, id })}
      onSaved={(saved) => {
        setId(saved);
        onSaved();
      }}
    />
  );
}
