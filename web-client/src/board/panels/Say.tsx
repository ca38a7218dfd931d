import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import type { Commands } from "../commands.ts";
import { middleOf } from "../geometry/boxes.ts";
import type { Easel } from "../tools/tool.ts";
import { useFocusBack } from "./useFocusBack.ts";
import { useTypedAhead } from "./useTypedAhead.ts";

/** Words at one's cursor that others see while they are typed, and that are kept nowhere. */
export function Say({ easel, commands }: { easel: Easel; commands: Commands }): JSX.Element {
  const field = useTypedAhead<HTMLInputElement>(commands, (typed) => {
    if (field.current) field.current.value = typed;
    easel.desk.hands.say(typed);
  });
  useFocusBack(field);
  useEffect(() => () => easel.desk.hands.say(""), [easel]);
  const at = easel.view.toScreen(commands.pointer ?? middleOf(easel.view.seen.peek()));
  return (
    <input
      ref={field}
      class="say"
      maxLength={100}
      style={{ left: `${at.x + 12}px`, top: `${at.y + 12}px` }}
      placeholder={t("board.sayHint")}
      aria-label={t("board.do.say")}
      onInput={(event) => easel.desk.hands.say(event.currentTarget.value)}
      onBlur={() => commands.close()}
      onKeyDown={(event) => {
        if (event.key !== "Escape" && event.key !== "Enter") return;
        event.preventDefault();
        event.stopPropagation();
        commands.close();
      }}
    />
  );
}
