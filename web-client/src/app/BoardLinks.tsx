import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { DaysField } from "../session/DaysField.tsx";
import { NewLink } from "../session/InviteDialog.tsx";
import { dayAndTime } from "../session/time.ts";
import { type Api, ApiError } from "../wire/api.ts";
import type { BoardLinkView, NewBoardLink } from "../wire/messages.ts";

const DAYS = [1, 7, 30] as const;

/** Makes, lists and withdraws the links that lead people to one board. */
export function BoardLinks({ api, board }: { api: Api; board: string }): JSX.Element {
  const [links, setLinks] = useState<readonly BoardLinkView[]>([]);
  const [made, setMade] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState("");
  const attempt = async (run: () => Promise<void>): Promise<void> => {
    setProblem("");
    try {
      await run();
      setLinks([...(await api.boardLinks(board))].reverse().filter(({ revoked }) => !revoked));
    } catch (error) {
      setProblem((error instanceof ApiError && error.message) || t("app.noNetwork"));
    }
  };
  useEffect(() => void attempt(async () => {}), []);
  const make = (wish: NewBoardLink): Promise<void> =>
    attempt(async () => setMade((await api.makeBoardLink(board, wish)).token));
  return (
    <section aria-labelledby="board-links">
      <h3 id="board-links">{t("boards.links")}</h3>
      <p class="soft small">{t("boards.linksText")}</p>
      <NewLinkForm onMake={make} />
      {made !== undefined && <NewLink link={`${location.origin}/join-board#${made}`} />}
      <p class="wrong" role="alert">
        {problem}
      </p>
      <ul class="invites">
        {links.map((link) => (
          <li key={link.id}>
            <span>
              <b>{accessName(link.access)}</b>
              <span class="soft small">{until(link)}</span>
            </span>
            <button
              type="button"
              class="button compact"
              onClick={() => void attempt(() => api.revokeBoardLink(board, link.id))}
            >
              {t("invites.revoke")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function accessName(access: string): string {
  return access === "READ" ? t("boards.access.read") : t("boards.access.write");
}

function until({ expiresAt }: BoardLinkView): string {
  return expiresAt < Date.now() ? t("invites.past") : t("invites.until", { when: dayAndTime(expiresAt) });
}

function NewLinkForm({ onMake }: { onMake: (wish: NewBoardLink) => Promise<void> }): JSX.Element {
  const [access, setAccess] = useState("WRITE");
  const [days, setDays] = useState<number>(7);
  return (
    <form
      class="new-invite"
      onSubmit={(event) => {
        event.preventDefault();
        void onMake({ access, days });
      }}
    >
      <label class="field">
        <span>{t("boards.linkAccess")}</span>
        <select class="input" value={access} onChange={(event) => setAccess(event.currentTarget.value)}>
          <option value="WRITE">{t("boards.access.write")}</option>
          <option value="READ">{t("boards.access.read")}</option>
        </select>
      </label>
      <DaysField value={days} choices={DAYS} onChange={setDays} />
      <button type="submit" class="button lead">
        {t("invites.make")}
      </button>
    </form>
  );
}
