import { type ReadonlySignal, signal } from "@preact/signals";
import * as Y from "yjs";
import type { Scope } from "../../kit/scope.ts";

/** The same change within this time is undone in one step, ms. */
const GATHER_MS = 600;

/** Takes back what was done here, in several docs, in the order in which it was done; others' changes stay. */
export class Undo {
  readonly #managers: Y.UndoManager[] = [];
  readonly #options: { trackedOrigins: Set<unknown>; captureTimeout: number };
  readonly #canUndo = signal(false);
  readonly #canRedo = signal(false);
  #steps = 0;

  constructor(scope: Scope, origin: unknown, shared: readonly (readonly Y.AbstractType<Y.YEvent<never>>[])[]) {
    this.#options = { trackedOrigins: new Set([origin]), captureTimeout: GATHER_MS };
    for (const types of shared) this.also(scope, types);
  }

  /** Takes back what is done in these types of one further doc as well. */
  also(scope: Scope, types: readonly Y.AbstractType<Y.YEvent<never>>[]): void {
    const manager = new Y.UndoManager([...types] as Y.AbstractType<unknown>[], this.#options);
    this.#managers.push(manager);
    this.#follow(scope, manager);
  }

  get canUndo(): ReadonlySignal<boolean> {
    return this.#canUndo;
  }

  get canRedo(): ReadonlySignal<boolean> {
    return this.#canRedo;
  }

  /** What is changed from now on belongs to a step of its own. */
  cut(): void {
    for (const manager of this.#managers) manager.stopCapturing();
  }

  undo(): void {
    latest(this.#managers, ({ undoStack }) => undoStack)?.undo();
  }

  redo(): void {
    latest(this.#managers, ({ redoStack }) => redoStack)?.redo();
  }

  #follow(scope: Scope, manager: Y.UndoManager): void {
    const added = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }): void => {
      stackItem.meta.set("step", ++this.#steps);
      this.#tell();
    };
    manager.on("stack-item-added", added);
    manager.on("stack-item-popped", () => this.#tell());
    manager.on("stack-cleared", () => this.#tell());
    scope.add(() => manager.destroy());
  }

  #tell(): void {
    this.#canUndo.value = this.#managers.some(({ undoStack }) => undoStack.length > 0);
    this.#canRedo.value = this.#managers.some(({ redoStack }) => redoStack.length > 0);
  }
}

type Stack = readonly { readonly meta: Map<unknown, unknown> }[];

function latest(managers: readonly Y.UndoManager[], stack: (m: Y.UndoManager) => Stack): Y.UndoManager | undefined {
  const step = (manager: Y.UndoManager): number => Number(stack(manager).at(-1)?.meta.get("step") ?? 0);
  return managers.filter((manager) => stack(manager).length > 0).sort((a, b) => step(b) - step(a))[0];
}
