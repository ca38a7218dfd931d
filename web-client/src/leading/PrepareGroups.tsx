import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { Seat } from "../session/seat.ts";
import type { Grouping, GroupsForm, TemplateCard } from "../wire/messages.ts";
import { NumberField, SelectField, TextField } from "./fields.tsx";
import { type Formed, groupForm, namesOf, withOneMore } from "./groupForms.ts";

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

/** What is filled in. */
interface Wish {
  readonly kind: Formed;
  readonly minutes: number;
  readonly odd: (typeof ODD)[number];
  readonly prompt: string;
  readonly board: string;
  /** Of groups that are chosen, one in a line. */
  readonly names: string;
}

const USUAL: Wish = { kind: "HOME", minutes: USUAL_MINUTES.HOME, odd: "trio", prompt: "", board: "", names: "" };

interface Props {
  readonly seat: Seat;
  readonly templates: readonly TemplateCard[];
  readonly mayOpen: boolean;
  /** Groups were prepared whose members are to be named. */
  readonly onNamed: () => void;
}

/** How to divide, for how long, with which question and board; now, or to look at first. */
export function PrepareGroups({ seat, templates, mayOpen, onNamed }: Props): JSX.Element {
  const [wish, setWish] = useState(USUAL);
  const again = seat.room.now.value.grouping;
  const form = formOf(wish);
  const nameThem = async (): Promise<void> => {
    if (await seat.order({ type: "prepareGroups", form: { ...form, groups: withOneMore([]) } })) onNamed();
  };
  const lacks = wish.kind === "CHOICE" && namesOf(wish.names).length === 0;
  return (
    <form
      class="groups-prepare"
      onSubmit={(event) => {
        event.preventDefault();
        void seat.order(mayOpen ? { type: "openGroups", form } : { type: "prepareGroups", form });
      }}
    >
      <Kinds kind={wish.kind} on={(kind) => setWish({ ...wish, kind, minutes: USUAL_MINUTES[kind] })} />
      <Fields wish={wish} templates={templates} on={(part) => setWish({ ...wish, ...part })} />
      <div class="row">
        {mayOpen && (
          <button type="submit" class="button lead" disabled={lacks}>
            {t("leading.openNow")}
          </button>
        )}
        <button
          type="button"
          class="button framed"
          disabled={lacks}
          onClick={() => void seat.order({ type: "prepareGroups", form })}
        >
          {t("leading.lookFirst")}
        </button>
        {isMixed(wish.kind) && (
          <button type="button" class="button framed" onClick={() => void nameThem()}>
            {t("leading.nameThem")}
          </button>
        )}
        {again && mayOpen && (
          <button
            type="button"
            class="button framed"
            onClick={() => void seat.order({ type: "openGroups", form: sameAgain(again, form) })}
          >
            {t("leading.again")}
          </button>
        )}
      </div>
    </form>
  );
}

function Kinds({ kind, on }: { kind: Formed; on: (kind: Formed) => void }): JSX.Element {
  return (
    <fieldset class="kinds">
      <legend class="spoken">{t("leading.kind")}</legend>
      {KINDS.map((each) => (
        <label key={each} class={each === kind ? "kind chosen" : "kind"}>
          <input type="radio" name="kind" class="spoken" checked={each === kind} onChange={() => on(each)} />
          {t(`leading.kind.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}

interface FieldsProps {
  readonly wish: Wish;
  readonly templates: readonly TemplateCard[];
  readonly on: (part: Partial<Wish>) => void;
}

function Fields({ wish, templates, on }: FieldsProps): JSX.Element {
  const none = wish.kind === "TEAMS" ? t("leading.teamBoards") : t("leading.noBoard");
  return (
    <div class="group-fields">
      <NumberField label={t("run.minutes")} most={240} value={wish.minutes} on={(minutes) => on({ minutes })} />
      {isMixed(wish.kind) && (
        <SelectField
          label={t("leading.odd")}
          value={wish.odd}
          options={ODD.map((each) => [each, t(`leading.odd.${each}`)])}
          on={(odd) => on({ odd })}
        />
      )}
      <SelectField
        label={t("leading.board")}
        value={wish.board}
        options={[["", none], ...templates.map(({ id, title }) => [id, title] as const)]}
        on={(board) => on({ board })}
      />
      <TextField label={t("run.question")} wide most={500} value={wish.prompt} on={(prompt) => on({ prompt })} />
      {wish.kind === "CHOICE" && (
        <label class="field wide-field">
          <span>{t("leading.names")}</span>
          <textarea
            class="input"
            rows={3}
            value={wish.names}
            onInput={(event) => on({ names: event.currentTarget.value })}
          />
        </label>
      )}
    </div>
  );
}

function formOf({ kind, minutes, odd, prompt, board, names }: Wish): GroupsForm {
  return {
    kind,
    title: t(`leading.kind.${kind}`),
    seconds: minutes * 60,
    ...(isMixed(kind) && { odd }),
    ...(prompt.trim() !== "" && { prompt: prompt.trim() }),
    ...(board !== "" && { board }),
    ...(kind === "CHOICE" && { groups: namesOf(names) }),
  };
}

/** The people as they were together; how long, the question and the board as they are filled in now. */
function sameAgain({ kind, title, groups }: Grouping, form: GroupsForm): GroupsForm {
  const { odd: _, ...rest } = form;
  return {
    ...rest,
    kind: kind === "PRACTICE" ? form.kind : kind,
    title,
    groups: groups.map((group) => groupForm(group, t("groups.across"))),
  };
}

function isMixed(kind: Formed): boolean {
  return kind === "PAIRS" || kind === "THREES";
}
