import { computed, type ReadonlySignal, signal } from "@preact/signals";
import * as Y from "yjs";
import { t } from "../i18n/t.ts";
import "./texts.ts";
import type { Scope } from "../kit/scope.ts";
import { dayAndTime } from "../kit/when.ts";
import { ApiError } from "../wire/api.ts";
import type { ChangeList, Restored, VersionList, VersionView } from "../wire/messages.ts";
import { putBack } from "./putBack.ts";

/** Where versions come from: rules D40 to D46. */
export interface HistoryApi {
  versions(doc: string): Promise<VersionList>;
  version(doc: string, id: string): Promise<Uint8Array>;
  changesSince(doc: string, id: string): Promise<ChangeList>;
  nameNow(doc: string, name: string): Promise<VersionView>;
  nameVersion(doc: string, id: string, name: string): Promise<VersionView>;
  restore(doc: string, id: string): Promise<Restored>;
}

/** A version that is looked at: the doc as it was, and what changed since. */
export interface Past {
  readonly version: VersionView;
  readonly doc: Y.Doc;
  readonly changes: ChangeList;
}

/** Characters of a version's name. */
export const NAME_LIMIT = 80;
/** How long a version stands while all are shown in turn: time to see what came, ms. */
const SHOWN_MS = 1_600;

/** The versions of one doc, and the one that is looked at. No DOM. */
export class HistoryModel {
  readonly #scope: Scope;
  readonly #api: HistoryApi;
  readonly #doc: string;
  readonly #whenSaved: () => Promise<void>;
  readonly #list = signal<VersionList | undefined>(undefined);
  readonly #chosen = signal<VersionView | undefined>(undefined);
  readonly #past = signal<Past | undefined>(undefined);
  readonly #undo = signal<VersionView | undefined>(undefined);
  /** Takes back what was last put back of one field. */
  readonly #unput = signal<(() => void) | undefined>(undefined);
  readonly #playing = signal(false);
  readonly #said = signal("");
  readonly #problem = signal("");

  /** `whenSaved` settles once the server has all that was done here: edits and requests come on two lines, and may overtake each other. */
  constructor(scope: Scope, api: HistoryApi, doc: string, whenSaved: () => Promise<void>) {
    this.#scope = scope;
    this.#api = api;
    this.#doc = doc;
    this.#whenSaved = whenSaved;
    scope.add(() => this.#past.peek()?.doc.destroy());
  }

  /** Newest first; undefined until they are here. */
  get list(): ReadonlySignal<VersionList | undefined> {
    return this.#list;
  }

  get chosen(): ReadonlySignal<VersionView | undefined> {
    return this.#chosen;
  }

  /** What is chosen, once it is here. */
  get past(): ReadonlySignal<Past | undefined> {
    return this.#past;
  }

  /** Whether the last restore can be taken back. */
  readonly canUndo = computed(() => this.#undo.value !== undefined || this.#unput.value !== undefined);

  /** What was done, in words. */
  get said(): ReadonlySignal<string> {
    return this.#said;
  }

  get problem(): ReadonlySignal<string> {
    return this.#problem;
  }

  /** True while the versions are shown in turn. */
  get playing(): ReadonlySignal<boolean> {
    return this.#playing;
  }

  /** Shows one version after the other, oldest first: how the board came to be. Ends with the newest, or at `stop`. */
  async play(): Promise<void> {
    if (this.#playing.peek()) return;
    this.#playing.value = true;
    for (const version of [...(this.#list.peek()?.versions ?? [])].reverse()) {
      if (!this.#playing.peek() || this.#scope.ended) break;
      await this.#show(version);
      await new Promise((resolve) => setTimeout(resolve, SHOWN_MS));
    }
    this.#playing.value = false;
  }

  stop(): void {
    this.#playing.value = false;
  }

  load(): Promise<void> {
    return this.#attempt(() => this.#reload());
  }

  async choose(version: VersionView | undefined): Promise<void> {
    this.stop();
    this.#look(undefined);
    await this.#show(version);
  }

  /** The version before stands until this one is here. */
  async #show(version: VersionView | undefined): Promise<void> {
    this.#chosen.value = version;
    if (version !== undefined) await this.#attempt(() => this.#bring(version));
  }

  keepNow(name: string): Promise<void> {
    return this.#attempt(async () => {
      this.#said.value = t("history.saving");
      await this.#whenSaved();
      await this.#api.nameNow(this.#doc, name.trim());
      this.#said.value = t("history.kept", { name: name.trim() });
      await this.#reload();
    });
  }

  rename(version: VersionView, name: string): Promise<void> {
    return this.#attempt(async () => {
      const named = await this.#api.nameVersion(this.#doc, version.id, name.trim());
      if (this.#chosen.peek()?.id === named.id) this.#chosen.value = named;
      await this.#reload();
    });
  }

  /** Makes the doc as it was; what it was before can be had back by `undo`. */
  restore(version: VersionView): Promise<void> {
    return this.#attempt(async () => {
      await this.#whenSaved();
      const { changed, before } = await this.#api.restore(this.#doc, version.id);
      this.#undo.value = before;
      this.#unput.value = undefined;
      this.#said.value = changed ? t("history.restored", { when: dayAndTime(version.at) }) : t("history.sameAlready");
      await this.#afterRestore();
    });
  }

  /** Makes the items of one field what they were in the version that is looked at. */
  putBack(now: Y.Doc, cell: string, keys: Iterable<string>): void {
    const past = this.#past.peek();
    if (past === undefined) return;
    this.#unput.value = putBack(now, keys, past.doc);
    this.#undo.value = undefined;
    this.#said.value = t("history.restoredField", { cell, when: dayAndTime(past.version.at) });
    this.#without(new Set(keys));
  }

  undo(): Promise<void> {
    return this.#attempt(async () => {
      await this.#takeBack();
      this.#said.value = t("history.undone");
      await this.#afterRestore();
    });
  }

  async #takeBack(): Promise<void> {
    const before = this.#undo.peek();
    this.#unput.peek()?.();
    this.#unput.value = undefined;
    if (before === undefined) return;
    await this.#api.restore(this.#doc, before.id);
    this.#undo.value = undefined;
  }

  /** What was put back is no change any longer; the server says so too once it is stored. */
  #without(keys: ReadonlySet<string>): void {
    const past = this.#past.peek();
    if (past === undefined) return;
    const changes = past.changes.changes.filter(({ key }) => key === undefined || !keys.has(key));
    this.#past.value = { ...past, changes: { ...past.changes, changes } };
  }

  async #afterRestore(): Promise<void> {
    await this.#reload();
    const chosen = this.#chosen.peek();
    if (chosen) await this.#bring(chosen);
  }

  async #bring(version: VersionView): Promise<void> {
    const [bytes, changes] = await Promise.all([
      this.#api.version(this.#doc, version.id),
      this.#api.changesSince(this.#doc, version.id),
    ]);
    if (this.#chosen.peek()?.id === version.id) this.#look({ version, doc: docOf(bytes), changes });
  }

  async #reload(): Promise<void> {
    const list = await this.#api.versions(this.#doc);
    if (!this.#scope.ended) this.#list.value = list;
  }

  #look(past: Past | undefined): void {
    this.#past.peek()?.doc.destroy();
    this.#past.value = past;
  }

  async #attempt(run: () => Promise<void>): Promise<void> {
    this.#problem.value = "";
    this.#said.value = "";
    try {
      await run();
    } catch (error) {
      const why = (error instanceof ApiError && error.message) || t("app.noNetwork");
      this.#problem.value = t("history.failed", { why });
    }
  }
}

function docOf(bytes: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, bytes);
  return doc;
}
