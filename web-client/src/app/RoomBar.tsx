import type { JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Icon, type IconName } from "../kit/icons.tsx";
import { Menu, type MenuItem } from "../kit/Menu.tsx";
import { switchTheme, theme } from "../kit/theme.ts";

/** What this person can do here; what is undefined is not shown. */
export interface Actions {
  readonly addNote: () => void;
  readonly practice: (() => void) | undefined;
  readonly history: (() => void) | undefined;
  readonly invite: (() => void) | undefined;
  readonly leave: () => void;
}

export type Part = "board" | "people" | "today";

interface Props {
  readonly actions: Actions;
}

export function RoomBar({ actions }: Props): JSX.Element {
  const { practice, invite } = actions;
  return (
    <div class="bar" role="toolbar" aria-label={t("room.actions")}>
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

interface PhoneProps extends Props {
  readonly part: Part;
  readonly onPart: (part: Part) => void;
}

const PARTS: readonly { readonly part: Part; readonly icon: IconName; readonly label: () => string }[] = [
  { part: "board", icon: "circle", label: () => t("room.board") },
  { part: "people", icon: "people", label: () => t("room.people") },
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
        <Menu class="tab" label={t("room.more")} items={menuItems(actions)}>
          <Icon name="more" />
          {t("room.more")}
        </Menu>
      </nav>
    </footer>
  );
}

function menuItems({ addNote, history, practice, invite, leave }: Actions): readonly MenuItem[] {
  const themeItem = { label: theme.value === "dark" ? t("app.theme.light") : t("app.theme.dark"), run: switchTheme };
  const leaveItem = { label: t("room.leave"), run: leave };
  const own: MenuItem[] = [{ label: t("room.addNote"), run: addNote }];
  if (history) own.push({ label: t("room.history"), run: history });
  if (practice) own.push({ label: t("room.practice"), run: practice });
  if (invite) own.push({ label: t("room.invite"), run: invite });
  return [...own, themeItem, leaveItem];
}
