import { t } from "../i18n/t.ts";
import type { Store } from "../wire/docFrames.ts";
import type { CopyState, DocProvider } from "../wire/docProvider.ts";
import type { LineState } from "../wire/line.ts";
import type { SavedState } from "../wire/savedCount.ts";

/** All that decides what is said about saving. */
export interface SavedFacts {
  readonly saved: SavedState;
  /** Changes that wait to be saved. */
  readonly changes: number;
  readonly line: LineState["is"];
  readonly store: Store;
  readonly copy: CopyState;
}

export interface SavedWord {
  readonly tone: SavedState;
  /** A word or two, for the header. */
  readonly short: string;
  /** What to do, and why, for the line below it; nothing while all is well. */
  readonly long: { readonly what: string; readonly why: string } | undefined;
}

/** The facts of several docs as one: the worst of each. */
export function savedFacts(providers: readonly DocProvider[]): SavedFacts {
  const worst = <T>(order: readonly T[], of: (provider: DocProvider) => T): T =>
    order.find((value) => providers.some((each) => of(each) === value)) as T;
  return {
    saved: worst<SavedState>(["unsaved", "saving", "saved"], ({ saved }) => saved.value),
    changes: providers.reduce((sum, { changes }) => sum + changes.value, 0),
    line: worst<LineState["is"]>(["ended", "lost", "opening", "open"], ({ state }) => state.value.is),
    store: worst<Store>(["damaged", "failing", "stores"], ({ store }) => store.value),
    copy: worst<CopyState>(["none", "opening", "kept"], ({ copy }) => copy.value),
  };
}

/** The one place that says whether work is saved. Rules W1 to W4. */
export function savedWord({ saved, changes, line, store, copy }: SavedFacts): SavedWord {
  if (store === "damaged")
    return {
      tone: "unsaved",
      short: t("saved.readOnly"),
      long: { what: t("saved.damaged"), why: t("saved.damagedTell") },
    };
  if (saved === "unsaved") {
    const why = `${cause(line, store, changes)} ${keeping(copy)}`;
    return { tone: saved, short: t("saved.unsaved"), long: { what: t("saved.keepOpen"), why } };
  }
  const long = store === "failing" ? { what: t("saved.failing"), why: t("saved.failingStill") } : undefined;
  return { tone: saved, short: saved === "saved" ? t("saved.saved") : t("saved.saving"), long };
}

function cause(line: LineState["is"], store: Store, changes: number): string {
  if (line !== "open") return t("saved.offline", { n: changes });
  return store === "failing" ? t("saved.failing") : t("saved.slow");
}

function keeping(copy: CopyState): string {
  return copy === "kept" ? t("saved.copied") : t("saved.noCopy");
}

/** The whole of it as one sentence after the other. */
export function spoken({ short, long }: SavedWord): string {
  return long === undefined ? short : `${long.what} ${long.why}`;
}
