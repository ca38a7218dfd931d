import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import texts from "../i18n/en.leading.json";
import sessionTexts from "../i18n/en.sessionLate.json";
import { addTexts, t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { minutesAndSeconds } from "../kit/minutes.ts";
import { groupName } from "../session/People.tsx";
import type { Seat } from "../session/seat.ts";
import type { Api } from "../wire/api.ts";
import type { Group, GroupForm, Grouping, GroupingKind, GroupsForm, TemplateCard } from "../wire/messages.ts";
import { GroupCard } from "./GroupCard.tsx";
import "./leading.css";

addTexts({ ...texts, ...sessionTexts });

/** What people form; those of a practice come by themselves. */
type Formed = Exclude<GroupingKind, "PRACTICE">;

const KINDS: readonly Formed[] = ["HOME", "PAIRS", "THREES", "TEAMS", "SITES", "CHOICE"];
const ODD = ["trio", "facilitator", "sit-out"] as const;
const USUAL_MINUTES: Record<Formed, number> = {
  HOME: 22,
  PAIRS: 10,
  THREES: 12,
  TEAMS: 35,
  SITES: 10,
  CHOICE: 15,
};

interface Props {
  readonly seat: Seat;
  readonly api: Api;
  readonly onClose: () => void;
}

/** Divides the people, and looks after the groups while they are open. */
export function GroupsPanel({ seat, api, onClose }: Props): JSX.Element {
  const grouping = seat.grouping.value;
  return (
    <Dialog title={t("groups.title")} onClose={onClose} wide>
      {grouping && seat.groups.value !== "closing" ? (
        <Open seat={seat} grouping={grouping} />
      ) : (
        <>
          {grouping && <Open seat={seat} grouping={grouping} />}
          <Prepare seat={seat} api={api} />
        </>
      )}
    </Dialog>
  );
}

/** The groups as they are: their clock, who is where, and what can be done for them. */
function Open({ seat, grouping }: { seat: Seat; grouping: Grouping }): JSX.Element {
  const [text, setText] = useState("");
  const extend = (ms: number): void => void seat.order({ type: "extendGroups", grouping: grouping.id, ms });
  const tellAll = async (): Promise<void> => {
    if (text.trim() !== "" && (await seat.order({ type: "tellGroups", text }))) setText("");
  };
  return (
    <section class="groups-open">
      <header>
        <h3>{grouping.title}</h3>
        {!seat.ledByPractice.value && <span class="still groups-clock">{minutesAndSeconds(seat.left.value)}</span>}
        <span class="soft" role="status">
          {t(`leading.groupsAre.${seat.groups.value as "opening" | "open" | "closing"}`)}
        </span>
      </header>
      <div class="row">
        {!seat.ledByPractice.value &&
          [1, 5].map((minutes) => (
            <button key={minutes} type="button" class="button framed compact" onClick={() => extend(minutes * 60_000)}>
              {t("run.more", { minutes })}
            </button>
          ))}
        {seat.groups.value !== "closing" && (
          <button
            type="button"
            class="button framed compact"
            onClick={() => void seat.order({ type: "closeGroups", grouping: grouping.id })}
          >
            {t("leading.callBack")}
          </button>
        )}
      </div>
      <form
        class="tell-all"
        onSubmit={(event) => {
          event.preventDefault();
          void tellAll();
        }}
      >
        <input
          class="input"
          value={text}
          maxLength={400}
          aria-label={t("leading.tellAll")}
          placeholder={t("leading.tellAll")}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button framed" disabled={text.trim() === ""}>
          {t("chat.send")}
        </button>
      </form>
      <Nowhere seat={seat} grouping={grouping} />
      <ul class="group-cards">
        {grouping.groups.map((group) => (
          <GroupCard key={group.id} seat={seat} grouping={grouping} group={group} />
        ))}
      </ul>
    </section>
  );
}

/** Who is here and in no group; those who lead usually are. */
function Nowhere({ seat, grouping }: { seat: Seat; grouping: Grouping }): JSX.Element | null {
  const placed = new Set(grouping.groups.flatMap(({ members }) => members));
  const names = seat.room.people.value.filter(({ id }) => !placed.has(id)).map(({ name }) => name);
  return names.length === 0 ? null : <p class="soft small">{t("leading.inRoom", { names: names.join(", ") })}</p>;
}

function Prepare({ seat, api }: { seat: Seat; api: Api }): JSX.Element {
  const [kind, setKind] = useState<Formed>("HOME");
  const [minutes, setMinutes] = useState(USUAL_MINUTES.HOME);
  const [odd, setOdd] = useState<(typeof ODD)[number]>("trio");
  const [prompt, setPrompt] = useState("");
  const [board, setBoard] = useState("");
  const [names, setNames] = useState("");
  const templates = useTemplates(api);
  const form = (groups?: readonly GroupForm[]): GroupsForm => ({
    kind,
    title: t(`leading.kind.${kind}`),
    seconds: minutes * 60,
    ...((kind === "PAIRS" || kind === "THREES") && { odd }),
    ...(prompt.trim() !== "" && { prompt: prompt.trim() }),
    ...(board !== "" && { board }),
    ...(groups ? { groups } : kind === "CHOICE" && { groups: namesOf(names) }),
  });
  const open = (prepared: Grouping | undefined, groups?: readonly GroupForm[]): void => {
    void seat.order({ type: "openGroups", form: form(groups), ...(prepared && { prepared: prepared.id }) });
  };
  const again = seat.room.now.value.grouping;
  return (
    <form
      class="groups-prepare"
      onSubmit={(event) => {
        event.preventDefault();
        open(undefined);
      }}
    >
      <fieldset class="kinds">
        <legend class="spoken">{t("leading.kind")}</legend>
        {KINDS.map((each) => (
          <label key={each} class={each === kind ? "kind chosen" : "kind"}>
            <input
              type="radio"
              name="kind"
              class="spoken"
              checked={each === kind}
              onChange={() => {
                setKind(each);
                setMinutes(USUAL_MINUTES[each]);
              }}
            />
            {t(`leading.kind.${each}`)}
          </label>
        ))}
      </fieldset>
      <div class="group-fields">
        <label class="field">
          <span>{t("run.minutes")}</span>
          <input
            class="input"
            type="number"
            min={1}
            max={240}
            value={minutes}
            onInput={(event) => setMinutes(Math.max(1, Number(event.currentTarget.value) || 1))}
          />
        </label>
        {(kind === "PAIRS" || kind === "THREES") && (
          <label class="field">
            <span>{t("leading.odd")}</span>
            <select
              class="input"
              value={odd}
              onChange={(event) => setOdd(event.currentTarget.value as (typeof ODD)[number])}
            >
              {ODD.map((each) => (
                <option key={each} value={each}>
                  {t(`leading.odd.${each}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="field">
          <span>{t("leading.board")}</span>
          <select class="input" value={board} onChange={(event) => setBoard(event.currentTarget.value)}>
            <option value="">{kind === "TEAMS" ? t("leading.teamBoards") : t("leading.noBoard")}</option>
            {templates.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label class="field wide-field">
          <span>{t("run.question")}</span>
          <input
            class="input"
            value={prompt}
            maxLength={500}
            onInput={(event) => setPrompt(event.currentTarget.value)}
          />
        </label>
        {kind === "CHOICE" && (
          <label class="field wide-field">
            <span>{t("leading.names")}</span>
            <textarea class="input" rows={3} value={names} onInput={(event) => setNames(event.currentTarget.value)} />
          </label>
        )}
      </div>
      <div class="row">
        <button type="submit" class="button lead" disabled={kind === "CHOICE" && namesOf(names).length === 0}>
          {t("leading.openNow")}
        </button>
        <button
          type="button"
          class="button framed"
          onClick={() => void seat.order({ type: "prepareGroups", form: form() })}
        >
          {t("leading.lookFirst")}
        </button>
        {again && (
          <button type="button" class="button framed" onClick={() => open(undefined, again.groups.map(asForm))}>
            {t("leading.again")}
          </button>
        )}
      </div>
      <Prepared seat={seat} onOpen={open} />
    </form>
  );
}

/** What was divided and waits; opened as it is, or let go. */
function Prepared({ seat, onOpen }: { seat: Seat; onOpen: (prepared: Grouping) => void }): JSX.Element | null {
  const { prepared } = seat.room.now.value;
  if (prepared.length === 0) return null;
  return (
    <ul class="prepared">
      {prepared.map((grouping) => (
        <li key={grouping.id}>
          <h3>{grouping.title}</h3>
          <p class="small">
            {grouping.groups
              .map(({ name, members }) => `${groupName(name)}: ${members.map((id) => seat.nameOf(id)).join(", ")}`)
              .join(" · ")}
          </p>
          <div class="row">
            <button type="button" class="button framed compact" onClick={() => onOpen(grouping)}>
              {t("leading.openThese")}
            </button>
            <button
              type="button"
              class="button compact"
              onClick={() => void seat.order({ type: "dropPrepared", grouping: grouping.id })}
            >
              {t("leading.letGo")}
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function useTemplates(api: Api): readonly TemplateCard[] {
  const [templates, setTemplates] = useState<readonly TemplateCard[]>([]);
  useEffect(() => {
    api.boards().then(
      (list) => setTemplates(list.templates),
      () => {},
    );
  }, [api]);
  return templates;
}

function asForm({ name, key, prompt, members }: Group): GroupForm {
  return { name: name || "…", members, ...(key !== undefined && { key }), ...(prompt !== undefined && { prompt }) };
}

/** One name a line. */
function namesOf(text: string): readonly GroupForm[] {
  const names = text.split("\n").map((name) => name.trim());
  return names.filter((name) => name !== "").map((name) => ({ name, members: [] }));
}
