import type { JSX } from "preact";
import { t } from "../../i18n/t.ts";
import type { Commands } from "../commands.ts";
import { RoundButton } from "./ViewBar.tsx";

/** The one button that stays when the bars are put away. */
export function ZenEnd({ commands }: { commands: Commands }): JSX.Element {
  return (
    <div class="board-bar zen-end">
      <RoundButton icon="close" label={t("board.zenEnd")} keys="Ctrl+." run={() => commands.focusMode()} />
    </div>
  );
}
