import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { Desk } from "../board/desk.ts";
import { Hands } from "../board/hands.ts";
import { BoardModel } from "../board/model.ts";
import type { Scope } from "../kit/scope.ts";
import { DocProvider } from "../wire/docProvider.ts";
import type { LineWorld } from "../wire/line.ts";
import { dropCopy, indexedCopy, type OpenCopy } from "../wire/localCopy.ts";
import type { BoardView, MeView } from "../wire/messages.ts";
import { Refused } from "./refused.ts";

/** A board's two docs in this tab, their wires, and what is made of them. */
export interface BoardStay {
  readonly frameDoc: Y.Doc;
  readonly contentDoc: Y.Doc;
  readonly frame: DocProvider;
  readonly content: DocProvider;
  readonly desk: Desk;
  readonly hands: Hands;
  /** Why nothing can be written here, if the server said so. */
  readonly mayOnlyRead: boolean;
}

/** Keeps a board open. When the server refuses what was written, its docs are dropped and opened anew, with new client ids. */
export class BoardStays {
  readonly refused: Refused;
  readonly #scope: Scope;
  readonly #world: LineWorld;
  readonly #board: BoardView;
  readonly #me: MeView;
  readonly #stay: Signal<BoardStay>;
  #stayScope: Scope;
  #dropping: Promise<void> = Promise.resolve();

  constructor(scope: Scope, world: LineWorld, board: BoardView, me: MeView) {
    this.#scope = scope;
    this.#world = world;
    this.#board = board;
    this.#me = me;
    this.refused = new Refused(me.id, board.content);
    this.#stayScope = scope.child();
    this.#stay = signal(this.#open(false));
  }

  get stay(): ReadonlySignal<BoardStay> {
    return this.#stay;
  }

  #open(mayOnlyRead: boolean): BoardStay {
    const [scope, world, me] = [this.#stayScope, this.#world, this.#me];
    const [frameDoc, contentDoc] = [docIn(scope), docIn(scope)];
    const awareness = new Awareness(contentDoc);
    scope.add(() => awareness.destroy());
    const { frame: frameId, content: contentId } = this.#board;
    const openCopy: OpenCopy = async (doc, tellOrigin) => {
      await this.#dropping;
      return indexedCopy(me.id, contentId)(doc, tellOrigin);
    };
    const framePlan = { docId: frameId, readOnly: true, openCopy: indexedCopy(me.id, frameId) };
    const frame = new DocProvider(scope, world, frameDoc, framePlan);
    const content = new DocProvider(scope, world, contentDoc, { docId: contentId, awareness, openCopy });
    const hands = new Hands(scope, awareness, { person: me.id, name: me.name ?? "", color: colourFor(me.id) });
    const desk = new Desk(new BoardModel(scope, frameDoc, contentDoc, me.id), hands);
    this.#follow(scope, content, contentDoc);
    return { frameDoc, contentDoc, frame, content, desk, hands, mayOnlyRead };
  }

  #follow(scope: Scope, content: DocProvider, doc: Y.Doc): void {
    scope.add(content.synced.subscribe((synced) => synced && this.refused.compare(doc)));
    scope.add(
      content.refusal.subscribe((refusal) => {
        if (refusal === undefined) return;
        this.refused.keep(refusal.code, doc);
        // Not within the provider's own call: it is still reading the frame that told it.
        queueMicrotask(() => this.#renew(refusal.reason !== undefined));
      }),
    );
  }

  #renew(mayOnlyRead: boolean): void {
    if (this.#scope.ended) return;
    this.#stayScope.end();
    this.#stayScope = this.#scope.child();
    this.#dropping = dropCopy(this.#me.id, this.#board.content);
    this.#stay.value = this.#open(mayOnlyRead);
  }
}

function docIn(scope: Scope): Y.Doc {
  const doc = new Y.Doc();
  scope.add(() => doc.destroy());
  return doc;
}

/** A colour for stock clients; our own choose by theme. */
function colourFor(person: string): string {
  const colours = ["#b9472f", "#3757a6", "#1f7a6d", "#8a600a", "#7b4a93", "#5d5967", "#a03d6b", "#3f6f2d"];
  let sum = 0;
  for (const letter of person) sum += letter.codePointAt(0) ?? 0;
  return colours[sum % colours.length] as string;
}
