import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type * as Y from "yjs";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { Icon } from "../kit/icons.tsx";
import type { CellName } from "./changes.ts";
import "./history.css";
import { Look } from "./Look.tsx";
import { type HistoryModel, NAME_LIMIT } from "./model.ts";
import { titleOf, whenAndWho } from "./words.ts";

interface Props {
  readonly model: HistoryModel;
  /** The doc as it is now, to tell what a change is now. */
  readonly now: Y.Doc;
  readonly cellName: CellName;
  /** Shows a doc of a version, for reading only. */
  readonly Picture: ComponentType<{ readonly doc: Y.Doc }>;
  readonly mayOnlyRead: boolean;
  readonly onClose: () => void;
}

/** The history of a board: its versions, one looked at beside them (on a phone in their place), and what changed since. */
export function HistoryDialog(props: Props): JSX.Element {
  const { model, mayOnlyRead, onClose } = props;
  useEffect(() => void model.load(), [model]);
  const chosen = model.chosen.value;
  return (
    <Dialog title={t("history.title")} onClose={onClose} wide>
      <p class="wrong" role="alert">
        {model.problem.value}
      </p>
      <Said model={model} />
      <div class={chosen === undefined ? "history" : "history looking"}>
        <section class="versions" aria-label={t("history.versions")}>
          <p class="soft small">{t("history.intro")}</p>
          {!mayOnlyRead && <KeepNow onKeep={(name) => model.keepNow(name)} />}
          <Versions model={model} />
        </section>
        {chosen === undefined ? (
          <p class="soft look-hint">{t("history.choose")}</p>
        ) : (
          <Look key={model.playing.value ? "playing" : chosen.id} version={chosen} {...props} />
        )}
      </div>
    </Dialog>
  );
}

function Said({ model }: { model: HistoryModel }): JSX.Element {
  return (
    <div class="history-said" role="status">
      {model.said.value}
      {model.canUndo.value && (
        <button type="button" class="button framed compact" onClick={() => model.undo()}>
          <Icon name="undo" />
          {t("history.undo")}
        </button>
      )}
    </div>
  );
}

function KeepNow({ onKeep }: { onKeep: (name: string) => Promise<void> }): JSX.Element {
  const [name, setName] = useState("");
  return (
    <form
      class="keep-now"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") return;
        void onKeep(name);
        setName("");
      }}
    >
      <label class="field">
        <span class="small">{t("history.keepNow")}</span>
        <input class="input" maxLength={NAME_LIMIT} value={name} onInput={(e) => setName(e.currentTarget.value)} />
      </label>
      <button type="submit" class="button framed" disabled={name.trim() === ""}>
        {t("history.keep")}
      </button>
    </form>
  );
}

function Versions({ model }: { model: HistoryModel }): JSX.Element | null {
  const list = model.list.value;
  if (list === undefined) return model.problem.value === "" ? <p class="soft">{t("app.loading")}</p> : null;
  if (list.versions.length === 0) return <p class="soft">{t("history.none")}</p>;
  return (
    <>
      {list.versions.length > 1 && <Play model={model} />}
      <ol>
        {list.versions.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              class={version.name === undefined ? "version" : "version named"}
              aria-current={model.chosen.value?.id === version.id ? "true" : undefined}
              onClick={() => model.choose(version)}
            >
              <span>{titleOf(version)}</span>
              <small class="soft">{whenAndWho(version, list.people)}</small>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The board as it grew, version by version. */
function Play({ model }: { model: HistoryModel }): JSX.Element {
  const playing = model.playing.value;
  return (
    <button
      type="button"
      class="button framed compact play"
      aria-pressed={playing}
      onClick={() => (playing ? model.stop() : void model.play())}
    >
      {t(playing ? "history.stop" : "history.play")}
    </button>
  );
}
