import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { useLoaded } from "../app/load.ts";
import { Waiting } from "../app/Page.tsx";
import { Failed } from "../app/pages.tsx";
import { pathOfBoard, pathOfSession } from "../app/router.ts";
import texts from "../i18n/en.harvest.json";
import { addTexts, t } from "../i18n/t.ts";
import { Mark } from "../kit/icons.tsx";
import { clockTime, dayAndTime } from "../kit/when.ts";
import { groupName } from "../session/People.tsx";
import type { Api } from "../wire/api.ts";
import type { AgendaLine, HarvestPart, HarvestView } from "../wire/messages.ts";
import { BoardThen } from "./BoardThen.tsx";
import "./harvest.css";

addTexts(texts);

/** What a session and its twins brought: to read, to print, to keep as a file. */
export function HarvestPage({ api, id }: { api: Api; id: string }): JSX.Element {
  const { state, again } = useLoaded(`harvest ${id}`, () => api.harvest(id));
  if (state.is === "waiting") return <Waiting />;
  if (state.is === "failed") return <Failed error={state.error} again={again} />;
  return <Harvest api={api} harvest={state.value} id={id} />;
}

function Harvest({ api, harvest, id }: { api: Api; harvest: HarvestView; id: string }): JSX.Element {
  useEffect(() => {
    document.title = `${harvest.title} · ${t("app.name")}`;
  }, [harvest]);
  return (
    <div class="harvest">
      <header>
        <Mark size={40} />
        <h1>{harvest.title}</h1>
        <nav class="row" aria-label={t("harvest.ways")}>
          <a class="button framed" href={`/api/v1/sessions/${encodeURIComponent(id)}/harvest/file`} download>
            {t("harvest.file")}
          </a>
          {harvest.parts.some(({ chat }) => chat.length > 0) && (
            <a class="button framed" href={`/api/v1/sessions/${encodeURIComponent(id)}/harvest/chat`} download>
              {t("harvest.chatFile")}
            </a>
          )}
          <a class="button" href={pathOfSession(id)}>
            {t("harvest.toRoom")}
          </a>
        </nav>
      </header>
      <main>
        {harvest.parts.map((part) => (
          <SessionPart key={part.session} part={part} />
        ))}
        {harvest.boards.length > 0 && (
          <section>
            <h2>{t("harvest.boards")}</h2>
            <ul class="harvest-boards">
              {harvest.boards.map(({ id, title, then }) => (
                <li key={id}>
                  <a href={pathOfBoard(id)}>{title}</a>
                  {then && <BoardThen api={api} then={then} />}
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </div>
  );
}

function SessionPart({ part }: { part: HarvestPart }): JSX.Element {
  const { start, agenda, people, groups, chat } = part;
  const empty = agenda.length + people.length + groups.length + chat.length === 0;
  return (
    <article>
      <h2 class="harvest-day">{dayAndTime(start)}</h2>
      {empty && <p class="soft">{t("harvest.nothing")}</p>}
      {groups.map(({ title, lines }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul class="harvest-lines">
            {lines.map(({ group, name, text }) => (
              <li key={group}>
                <p>{text}</p>
                <span class="soft small">{groupName(name)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {agenda.length > 0 && (
        <section>
          <h3>{t("harvest.asItRan")}</h3>
          <ol class="harvest-agenda">
            {agenda.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ol>
        </section>
      )}
      {people.length > 0 && (
        <section>
          <h3>{t("harvest.people")}</h3>
          <dl class="harvest-people">
            {people.map(({ site, names }) => (
              <div key={site}>
                <dt>{site}</dt>
                <dd>{names.join(", ")}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {chat.length > 0 && (
        <section>
          <h3>{t("harvest.chat")}</h3>
          <ol class="harvest-chat">
            {chat.map(({ at, name, text }) => (
              <li key={`${at} ${name}`}>
                <span class="soft small still">{clockTime(at)}</span> <b>{name}</b> {text}
              </li>
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}

function Line({ line: { title, from, to, planned } }: { line: AgendaLine }): JSX.Element {
  if (from === undefined) {
    return (
      <li class="soft">
        <span />
        <span>{title}</span>
        <span class="small">{t("harvest.leftOut")}</span>
      </li>
    );
  }
  const minutes = Math.round(((to ?? from) - from) / 60_000);
  return (
    <li>
      <time class="still soft">{clockTime(from)}</time>
      <span>{title}</span>
      <span class="small soft">{t("harvest.minutes", { n: minutes, planned: Math.round(planned / 60) })}</span>
    </li>
  );
}
