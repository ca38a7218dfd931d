import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { Dialog } from "../../kit/Dialog.tsx";
import { type Action, actionsOf, SECTIONS, shownKeys } from "../actions/actions.ts";
import type { Commands } from "../commands.ts";
import type { Easel } from "../tools/tool.ts";
import { useTypedAhead } from "./useTypedAhead.ts";

interface Props {
  readonly easel: Easel;
  readonly commands: Commands;
}

/** Everything that can be done, by typing a part of its name. */
export function Palette({ easel, commands }: Props): JSX.Element {
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const field = useTypedAhead<HTMLInputElement>(commands, setWords);
  const usable = actionsOf(easel, commands).filter((action) => !action.chosen || easel.desk.chosen.peek().size > 0);
  const found = usable.filter(({ label }) => label.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase()));
  const run = (action: Action | undefined): void => {
    commands.close();
    action?.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt((at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(found[at]);
    }
  };
  return (
    <Dialog title={t("board.do.palette")} onClose={() => commands.close()}>
      <input
        ref={field}
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[at] ? `do-${found[at].id}` : undefined}
        aria-label={t("board.do.palette")}
        value={words}
        onKeyDown={onKeyDown}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
      />
      <div class="palette" id="palette-list" role="listbox" aria-label={t("board.do.palette")} tabIndex={-1}>
        {found.map((action, index) => (
          <div
            key={action.id}
            id={`do-${action.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerDown={(event) => {
              event.preventDefault();
              run(action);
            }}
          >
            <span>{action.label}</span>
            {action.keys && <kbd>{shownKeys(action.keys)}</kbd>}
          </div>
        ))}
      </div>
    </Dialog>
  );
}

/** All keys, by what they are for. */
export function Help({ easel, commands }: Props): JSX.Element {
  const actions = actionsOf(easel, commands).filter(({ keys }) => keys);
  return (
    <Dialog title={t("board.do.help")} onClose={() => commands.close()}>
      <div class="help">
        {SECTIONS.map((section) => (
          <section key={section}>
            <h3>{t(`board.section.${section}`)}</h3>
            <dl>
              {actions
                .filter((action) => action.section === section)
                .map((action) => (
                  <div key={action.id}>
                    <dt>{action.label}</dt>
                    <dd>
                      <kbd>{shownKeys(action.keys ?? "")}</kbd>
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <p class="soft small">{t("board.helpPointer")}</p>
      </div>
    </Dialog>
  );
}
