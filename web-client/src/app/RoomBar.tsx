import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Icon, type IconName } from "../kit/icons.tsx";
import { Menu, type MenuItem } from "../kit/Menu.tsx";
import { switchTheme, theme } from "../kit/theme.ts";
import { SIGNS } from "../session/Signs.tsx";

/** What this person can do here; what is undefined is not shown. */
export interface Actions {
  readonly own?: OwnActions;
  readonly groups?: (() => void) | undefined;
  readonly stage?: (() => void) | undefined;
  readonly addNote: () => void;
  readonly practice: (() => void) | undefined;
  readonly history: (() => void) | undefined;
  readonly invite: (() => void) | undefined;
  readonly leave: () => void;
}

/** What one does for oneself; those who share the device have hands of their own. */
export interface OwnActions {
  /** This person first. */
  readonly here: readonly AtDevice[];
  readonly away: boolean;
  readonly turnAway: () => void;
  readonly sign: (what: string) => void;
  /** Opens all signs, where there is no room for a menu of them. */
  readonly signs: () => void;
  readonly hub: () => void;
}

/** Somebody at this device: their hand, and whether what is written on the board is theirs. */
export interface AtDevice {
  readonly name: string;
  readonly up: boolean;
  readonly turn: () => void;
  readonly writes: boolean;
  readonly write: () => void;
}

export type Part = "board" | "people" | "chat" | "today" | "journal";

interface Props {
  readonly actions: Actions;
}

export function RoomBar({ actions }: Props): JSX.Element {
  const { practice, invite, own, groups, stage } = actions;
  return (
    <div class="bar" role="toolbar" aria-label={t("room.actions")}>
      {own && <OwnButtons own={own} />}
      <button type="button" class="button" aria-keyshortcuts="N" title="N" onClick={actions.addNote}>
        <Icon name="note" />
        {t("room.addNote")}
      </button>
      {actions.history && (
        <button type="button" class="button" onClick={actions.history}>
          <Icon name="history" />
          {t("room.history")}
        </button>
      )}
      {(practice || invite) && <hr />}
      {groups && (
        <button type="button" class="button" onClick={groups}>
          {t("room.groups")}
        </button>
      )}
      {stage && (
        <button type="button" class="button" onClick={stage}>
          {t("room.stage")}
        </button>
      )}
      {practice && (
        <button type="button" class="button lead" onClick={practice}>
          {t("room.practice")}
        </button>
      )}
      {invite && (
        <button type="button" class="button" onClick={invite}>
          <Icon name="invite" />
          {t("room.invite")}
        </button>
      )}
      <hr />
      <button type="button" class="button leave" onClick={actions.leave}>
        <Icon name="leave" />
        {t("room.leave")}
      </button>
    </div>
  );
}

function OwnButtons({ own }: { own: OwnActions }): JSX.Element {
  const [mine, ...others] = own.here;
  return (
    <>
      {mine && others.length === 0 && (
        <button type="button" class="button" aria-pressed={mine.up} aria-keyshortcuts="Y" title="Y" onClick={mine.turn}>
          <Icon name="raise" />
          {mine.up ? t("hands.lower") : t("hands.raise")}
        </button>
      )}
      {mine && others.length > 0 && (
        <Menu label={t("hands.title")} items={handItems(own)}>
          <Icon name="raise" />
          {t("hands.title")}
        </Menu>
      )}
      <Menu label={t("signs.title")} items={signItems(own)}>
        <Icon name="stamp" />
        {t("signs.title")}
      </Menu>
      <Menu label={t("room.self")} items={selfItems(own)}>
        <Icon name="people" />
        {t("room.self")}
      </Menu>
      <hr />
    </>
  );
}

function handItems({ here }: OwnActions): readonly MenuItem[] {
  return here.map(({ name, up, turn }, at) => ({
    label: at === 0 ? (up ? t("hands.lower") : t("hands.raise")) : `${up ? "✓ " : ""}${t("hub.raise", { name })}`,
    run: turn,
  }));
}

/** Nobody is asked who writes where one is alone. */
function penItems({ here }: OwnActions): readonly MenuItem[] {
  if (here.length < 2) return [];
  return here.map(({ name, writes, write }) => ({
    label: `${writes ? "✓ " : ""}${t("hub.writes", { name })}`,
    run: write,
  }));
}

function signItems({ sign }: OwnActions): readonly MenuItem[] {
  return SIGNS.map(([id, face, word]) => ({ label: `${face} ${word()}`, run: () => sign(id) }));
}

function selfItems(own: OwnActions): readonly MenuItem[] {
  const { away, turnAway, hub } = own;
  return [
    ...penItems(own),
    { label: away ? t("away.back") : t("away.step"), run: turnAway },
    { label: t("hub.menu"), run: hub },
  ];
}

interface PhoneProps extends Props {
  readonly part: Part;
  readonly onPart: (part: Part) => void;
}

const PARTS: readonly { readonly part: Part; readonly icon: IconName; readonly label: () => string }[] = [
  { part: "board", icon: "circle", label: () => t("room.board") },
  { part: "people", icon: "people", label: () => t("room.people") },
  { part: "chat", icon: "comment", label: () => t("room.chat") },
  { part: "today", icon: "today", label: () => t("room.today") },
];

/** On a phone the parts of the room are pages, and the actions are behind one button. */
export function PhoneBar({ part, onPart, actions }: PhoneProps): JSX.Element {
  return (
    <footer class="bar phone">
      <nav aria-label={t("room.parts")}>
        {PARTS.map(({ part: to, icon, label }) => (
          <button
            key={to}
            type="button"
            class="tab"
            aria-current={part === to ? "page" : undefined}
            onClick={() => onPart(to)}
          >
            <Icon name={icon} />
            {label()}
          </button>
        ))}
        <Menu class="tab" label={t("room.more")} items={phoneItems(actions, onPart)}>
          <Icon name="more" />
          {t("room.more")}
        </Menu>
      </nav>
    </footer>
  );
}

function phoneItems(actions: Actions, onPart: (part: Part) => void): readonly MenuItem[] {
  const journal = { label: t("room.journal"), run: () => onPart("journal") };
  return actions.own ? [journal, ...menuItems(actions)] : menuItems(actions);
}

function menuItems({ own, addNote, history, practice, groups, stage, invite, leave }: Actions): readonly MenuItem[] {
  const themeItem = { label: theme.value === "dark" ? t("app.theme.light") : t("app.theme.dark"), run: switchTheme };
  const leaveItem = { label: t("room.leave"), run: leave };
  const items: MenuItem[] = own ? [...handItems(own)] : [];
  items.push({ label: t("room.addNote"), run: addNote });
  if (history) items.push({ label: t("room.history"), run: history });
  if (practice) items.push({ label: t("room.practice"), run: practice });
  if (groups) items.push({ label: t("room.groups"), run: groups });
  if (stage) items.push({ label: t("room.stage"), run: stage });
  if (invite) items.push({ label: t("room.invite"), run: invite });
  if (own) items.push({ label: t("signs.title"), run: own.signs }, ...selfItems(own));
  return [...items, themeItem, leaveItem];
}
