import { useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import type { PracticeState, PracticeView } from "../../wire/messages.ts";
import { type Draft, fromFile } from "./draft.ts";
import "./editor.css";

interface Props {
  readonly practices: readonly PracticeView[];
  readonly onOpen: (practice: PracticeView) => void;
  readonly onRead: (practice: PracticeView) => void;
  readonly onNew: () => void;
  readonly onImport: (draft: Draft) => void;
  readonly onState: (practice: PracticeView, state: PracticeState) => void;
}

const STATE_WORDS = {
  DRAFT: "library.state.draft",
  OFFERED: "library.state.offered",
  ACCEPTED: "library.state.accepted",
} as const;

/** All practices that one may see: those of the house, one's own, and what others offer. */
export function Library({ practices, onOpen, onRead, onNew, onImport, onState }: Props) {
  const [wanted, setWanted] = useState("");
  const [word, setWord] = useState("");
  const found = practices.filter((practice) => matches(practice, wanted));
  const take = async (file: File | undefined): Promise<void> => {
    const draft = file && fromFile(await file.text());
    if (draft) onImport(draft);
    else setWord(t("library.noScript"));
  };
  return (
    <div class="practice-library">
      <div class="fields">
        <label class="field is-wide">
          {t("library.search")}
          <input type="search" value={wanted} onInput={({ currentTarget }) => setWanted(currentTarget.value)} />
        </label>
        <button type="button" class="button lead" onClick={onNew}>
          {t("library.new")}
        </button>
        <label class="button framed">
          {t("library.import")}
          <input
            class="practice-unseen"
            type="file"
            accept="application/json,.json"
            onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
          />
        </label>
      </div>
      <p role="status" class="soft">
        {word || t("library.found", { n: found.length })}
      </p>
      <ul>
        {found.map((practice) => (
          <li key={`${practice.id}/${practice.version}`}>
            <Card practice={practice} onOpen={onOpen} onRead={onRead} onState={onState} />
          </li>
        ))}
      </ul>
    </div>
  );
}

type CardProps = { readonly practice: PracticeView } & Pick<Props, "onOpen" | "onRead" | "onState">;

function Card({ practice, onOpen, onRead, onState }: CardProps) {
  const { title, summary, seconds, size, state, owner, mine, mayAccept, version, used } = practice;
  return (
    <article>
      <h2>{title}</h2>
      <p class="soft still">
        {t("practice.minutes", { n: Math.round(seconds / 60) })} ·{" "}
        {t(`editor.size.${size as "room" | "home" | "1" | "2" | "3"}`)} ·{" "}
        {owner === undefined ? t("library.ofHouse") : `${t(STATE_WORDS[state])} · ${mine ? t("library.mine") : owner}`}
        {(mine || used) && ` · ${t("library.version", { version })}`}
      </p>
      <p>{summary}</p>
      <div class="practice-row is-start">
        <button type="button" class="button framed" onClick={() => onRead(practice)}>
          {t("library.read")}
        </button>
        <button type="button" class="button framed" onClick={() => onOpen(practice)}>
          {mine ? t("library.edit") : t("library.copy")}
        </button>
        {mine && state === "DRAFT" && (
          <button type="button" class="button framed" onClick={() => onState(practice, "OFFERED")}>
            {t("library.offer")}
          </button>
        )}
        {mine && state === "OFFERED" && (
          <button type="button" class="button framed" onClick={() => onState(practice, "DRAFT")}>
            {t("library.takeBack")}
          </button>
        )}
        {mayAccept && state === "OFFERED" && (
          <button type="button" class="button lead" onClick={() => onState(practice, "ACCEPTED")}>
            {t("library.accept")}
          </button>
        )}
      </div>
    </article>
  );
}

function matches({ title, summary, tags }: PracticeView, wanted: string): boolean {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const text = [title, summary, ...tags].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}
