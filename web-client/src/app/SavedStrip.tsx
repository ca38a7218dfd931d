import { type ReadonlySignal, useComputed } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import type { Scope } from "../kit/scope.ts";
import { speak, tell } from "../kit/status.tsx";
import { lazily } from "./lazily.tsx";
import { savedFacts, savedWord, spoken } from "./savedWord.ts";
import type { Visit } from "./visit.ts";

const RefusedDialog = lazily(
  () => import("./RefusedDialog.tsx").then((module) => module.RefusedDialog),
  () => null,
);

/** Below the header, while something of one's work is not as it should be: what, and what to do. Nothing else ever stands here. */
export function SavedStrip({ visit }: { visit: Visit }): JSX.Element {
  const [showing, setShowing] = useState(false);
  const { refused } = visit.boards;
  const offer = refused.offer.value;
  const { long } = savedWord(savedFacts(visit.written));
  return (
    <div class="strip">
      {long !== undefined && (
        <p>
          <span>
            <b>{long.what}</b> {long.why}
          </span>
        </p>
      )}
      {long === undefined && visit.board.mayOnlyRead && <p>{t("saved.mayRead")}</p>}
      {offer !== undefined && (
        <p>
          {t("refused.told", { n: offer.items.length })}
          <button type="button" class="button framed compact" onClick={() => setShowing(true)}>
            {t("refused.show")}
          </button>
        </p>
      )}
      {showing && offer !== undefined && (
        <RefusedDialog refused={refused} offer={offer} board={visit.board} onClose={() => setShowing(false)} />
      )}
    </div>
  );
}

/** Says, to screen readers, when work stops being saved, when it is again, and what was refused; a count that goes up is not said again. */
export function useSpokenSaved(visit: Visit, scope: Scope): void {
  const word: ReadonlySignal<string> = useComputed(() => {
    const { saved, store } = savedFacts(visit.written);
    return saved === "saving" && store === "stores" ? "" : `${saved} ${store}`;
  });
  useEffect(() => {
    let before = "saved stores";
    const say = (now: string): void => {
      if (now === "" || now === before) return;
      before = now;
      speak(spoken(savedWord(savedFacts(visit.written))));
    };
    scope.add(word.subscribe(say));
    scope.add(
      visit.boards.refused.offer.subscribe((offer) => {
        if (offer) speak(t("refused.told", { n: offer.items.length }));
      }),
    );
    scope.add(sayNoCopy(visit));
  }, [visit, scope, word]);
}

/** Once for a visit, and only where the browser has no copy. */
function sayNoCopy(visit: Visit): () => void {
  let said = false;
  return visit.boards.stay.subscribe(({ content }) => {
    if (said) return;
    content.copy.subscribe((copy) => {
      if (copy !== "none" || said) return;
      said = true;
      tell(t("saved.noCopyHere"));
    });
  });
}
