import type { ComponentType, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type * as Y from "yjs";
import { t } from "../i18n/t.ts";
import { Icon } from "../kit/icons.tsx";
import { dayAndTime } from "../kit/when.ts";
import type { VersionView } from "../wire/messages.ts";
import { Changes } from "./Changes.tsx";
import { type CellName, type Change, readChanges } from "./changes.ts";
import { type HistoryModel, NAME_LIMIT, type Past } from "./model.ts";
import { titleOf, whenAndWho } from "./words.ts";

interface LookProps {
  readonly version: VersionView;
  readonly model: HistoryModel;
  /** The doc as it is now, to tell what a change is now. */
  readonly now: Y.Doc;
  readonly cellName: CellName;
  /** Shows a doc of a version, for reading only. */
  readonly Picture: ComponentType<{ readonly doc: Y.Doc }>;
  readonly mayOnlyRead: boolean;
}

type Shown = "then" | "since";
const SHOWN: readonly Shown[] = ["then", "since"];

/** One version that is looked at: as it was, what changed since, and what can be done with it. */
export function Look({ version, model, now, cellName, Picture, mayOnlyRead }: LookProps): JSX.Element {
  const [shown, setShown] = useState<Shown>("then");
  const head = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!model.playing.peek()) head.current?.focus();
  }, [model]);
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
  useLayoutEffect(() => sure.current?.focus(), []);
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
  // Before the next key comes: after the picture is drawn it may be too late.
  useLayoutEffect(() => field.current?.focus(), []);
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
