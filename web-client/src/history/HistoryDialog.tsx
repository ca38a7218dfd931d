import type { ComponentType, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type * as Y from "yjs";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { Icon } from "../kit/icons.tsx";
import { dayAndTime } from "../kit/when.ts";
import type { VersionView } from "../wire/messages.ts";
import { Changes } from "./Changes.tsx";
import { type CellName, type Change, readChanges } from "./changes.ts";
import "./history.css";
import type { HistoryModel, Past } from "./model.ts";
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
          <Look key={chosen.id} version={chosen} {...props} />
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

const NAME_LIMIT = 80;

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
  );
}

type Shown = "then" | "since";
const SHOWN: readonly Shown[] = ["then", "since"];

function Look({ version, model, now, cellName, Picture, mayOnlyRead }: Props & { version: VersionView }): JSX.Element {
  const [shown, setShown] = useState<Shown>("then");
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const past = model.past.value;
  return (
    <section class="look" aria-labelledby="look-title">
      <button type="button" class="button compact back" onClick={() => model.choose(undefined)}>
        <Icon name="back" />
        {t("history.back")}
      </button>
      <h3 id="look-title" tabIndex={-1} ref={head}>
        {titleOf(version)}
      </h3>
      <p class="soft small">{whenAndWho(version, model.list.value?.people ?? {})}</p>
      {!mayOnlyRead && <Doings version={version} model={model} />}
      <div class="look-tabs">
        {SHOWN.map((each) => (
          <button
            key={each}
            type="button"
            class="button compact framed"
            aria-pressed={shown === each}
            onClick={() => setShown(each)}
          >
            {t(`history.${each}`)}
          </button>
        ))}
      </div>
      {past === undefined && model.problem.value === "" && <p class="soft">{t("app.loading")}</p>}
      {past && shown === "then" && <Picture doc={past.doc} />}
      {past && shown === "since" && (
        <Since past={past} now={now} cellName={cellName} model={mayOnlyRead ? undefined : model} />
      )}
    </section>
  );
}

interface SinceProps {
  readonly past: Past;
  readonly now: Y.Doc;
  readonly cellName: CellName;
  /** Undefined for who only reads. */
  readonly model: HistoryModel | undefined;
}

function Since({ past, now, cellName, model }: SinceProps): JSX.Element {
  const [changes, others] = readChanges(past.changes, past.doc, now, cellName);
  const onPutBack =
    model &&
    ((cell: string, some: readonly Change[]) =>
      model.putBack(
        now,
        cell,
        some.map(({ key }) => key),
      ));
  return <Changes changes={changes} others={others} people={past.changes.people} onPutBack={onPutBack} />;
}

type Doing = "nothing" | "naming" | "restoring";

/** What can be done with a version: each asks once before it does anything. */
function Doings({ version, model }: { version: VersionView; model: HistoryModel }): JSX.Element {
  const [doing, setDoing] = useState<Doing>("nothing");
  const done = (): void => setDoing("nothing");
  if (doing === "naming") return <Rename version={version} model={model} onDone={done} />;
  if (doing === "restoring") return <AskRestore version={version} model={model} onDone={done} />;
  return (
    <div class="row">
      <button type="button" class="button framed compact" onClick={() => setDoing("restoring")}>
        {t("history.restore")}
      </button>
      <button type="button" class="button framed compact" onClick={() => setDoing("naming")}>
        {t("history.rename")}
      </button>
    </div>
  );
}

interface DoingProps {
  readonly version: VersionView;
  readonly model: HistoryModel;
  readonly onDone: () => void;
}

function AskRestore({ version, model, onDone }: DoingProps): JSX.Element {
  const sure = useRef<HTMLButtonElement>(null);
  useEffect(() => sure.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question within a dialog, not a set of fields.
    <div class="ask" role="group" aria-label={t("history.restore")}>
      <p>{t("history.restoreAsk", { when: dayAndTime(version.at) })}</p>
      <div class="row">
        <button
          type="button"
          class="button lead compact"
          ref={sure}
          onClick={() => {
            onDone();
            void model.restore(version);
          }}
        >
          {t("history.restoreDo")}
        </button>
        <button type="button" class="button compact" onClick={onDone}>
          {t("history.cancel")}
        </button>
      </div>
    </div>
  );
}

function Rename({ version, model, onDone }: DoingProps): JSX.Element {
  const [name, setName] = useState(version.name ?? "");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="ask"
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
        void model.rename(version, name);
      }}
    >
      <label class="field">
        <span class="small">{t("history.name")}</span>
        <input
          class="input"
          ref={field}
          maxLength={NAME_LIMIT}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      {version.name !== undefined && <p class="soft small">{t("history.unname")}</p>}
      <div class="row">
        <button type="submit" class="button lead compact">
          {t("history.keep")}
        </button>
        <button type="button" class="button compact" onClick={onDone}>
          {t("history.cancel")}
        </button>
      </div>
    </form>
  );
}
