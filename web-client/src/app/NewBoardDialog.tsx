import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { type Api, ApiError } from "../wire/api.ts";
import type { BoardList } from "../wire/messages.ts";
import { go, pathOfBoard } from "./router.ts";

interface Props {
  readonly api: Api;
  readonly list: BoardList;
  readonly onClose: () => void;
}

/** A new board: from which template, and for whom. */
export function NewBoardDialog({ api, list, onClose }: Props): JSX.Element {
  const [template, setTemplate] = useState(list.templates[0]?.id ?? "");
  const [title, setTitle] = useState("");
  const [whose, setWhose] = useState("PERSON ");
  const [wrong, setWrong] = useState("");
  const make = async (): Promise<void> => {
    const [ownerKind = "PERSON", owner = ""] = whose.split(" ");
    try {
      const card = await api.makeBoard({ title, template, ownerKind, owner });
      go(pathOfBoard(card.id));
    } catch (error) {
      setWrong(error instanceof ApiError && error.message !== "" ? error.message : t("app.noNetwork"));
    }
  };
  return (
    <Dialog title={t("boards.new")} onClose={onClose}>
      <form
        class="board-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <fieldset class="templates">
          <legend>{t("boards.template")}</legend>
          {list.templates.map(({ id, title, summary, kind }) => (
            <label key={id} class={template === id ? "template chosen" : "template"}>
              <input
                type="radio"
                name="template"
                value={id}
                checked={template === id}
                onChange={() => setTemplate(id)}
              />
              <TemplateMark kind={kind} />
              <span>
                <b>{title}</b>
                <span class="soft small">{summary}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <label class="field">
          <span>{t("boards.name")}</span>
          <input
            class="input"
            value={title}
            maxLength={120}
            placeholder={list.templates.find(({ id }) => id === template)?.title}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{t("boards.whose")}</span>
          <select class="input" value={whose} onChange={(event) => setWhose(event.currentTarget.value)}>
            <option value="PERSON ">{t("boards.mine")}</option>
            {list.circles.map(({ kind, id, name }) => (
              <option key={`${kind} ${id}`} value={`${kind} ${id}`}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {wrong !== "" && (
          <p class="wrong" role="alert">
            {wrong}
          </p>
        )}
        <button type="submit" class="button lead">
          {t("boards.make")}
        </button>
      </form>
    </Dialog>
  );
}

const MARKS: Readonly<Record<string, string>> = {
  mandala: "M20 4a16 16 0 100 32a16 16 0 000-32zM20 14a6 6 0 100 12a6 6 0 000-12zM20 4v10M20 26v10M4 20h10M26 20h10",
  layers: "M4 6h32v28H4zM4 15h32M4 24h32",
  columns: "M4 6h32v28H4zM15 6v28M25 6v28",
  map: "M8 8h10v8H8zM24 24h10v8H24zM18 14l8 10M12 16v10h12",
};

function TemplateMark({ kind }: { kind: string }): JSX.Element {
  return (
    <svg class="template-mark" viewBox="0 0 40 40" aria-hidden="true">
      <path d={MARKS[kind] ?? MARKS.mandala} />
    </svg>
  );
}
