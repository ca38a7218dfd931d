import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { Desk } from "../board/desk.ts";
import { BoardModel } from "../board/model/board.ts";
import { Hands } from "../board/model/hands.ts";
import type { Scope } from "../kit/scope.ts";
import { DocProvider } from "../wire/docProvider.ts";
import type { LineWorld } from "../wire/line.ts";
import { dropCopy, indexedCopy, type OpenCopy } from "../wire/localCopy.ts";
import type { BoardView, MeView } from "../wire/messages.ts";
import { followCircles } from "./circles.ts";
import { Refused } from "./refused.ts";

// A board opens its copy before its line: what opens copies comes with the room, not after it.
import("y-indexeddb").catch(() => undefined);

/** A board's two docs in this tab, their wires, and what is made of them. */
export interface BoardStay {
  readonly frameDoc: Y.Doc;
  readonly contentDoc: Y.Doc;
  readonly frame: DocProvider;
  readonly content: DocProvider;
  readonly desk: Desk;
  readonly hands: Hands;
  /** The wire of what is written for oneself, once there was a round of that. */
  readonly own: ReadonlySignal<DocProvider | undefined>;
  /** Why nothing can be written here, if the server said so. */
  readonly mayOnlyRead: boolean;
}

export interface BoardStayRights {
  /** Whether this person may change the frame: its shape and what is prepared in it. */
  readonly frames: boolean;
  /** May look at the board only. */
  readonly looks?: boolean;
  /** One's teams, sites and cohorts, for which parts of the board may be kept. */
  readonly circles: () => Promise<readonly { readonly kind: string; readonly id: string }[]>;
  /** Asks the server to bring what one wrote for oneself after the reveal. */
  readonly late: () => Promise<void>;
}

/** Keeps a board open. When the server refuses what was written, its docs are dropped and opened anew, with new client ids. */
export class BoardStays {
  readonly refused: Refused;
  readonly #scope: Scope;
  readonly #world: LineWorld;
  readonly #board: BoardView;
  readonly #me: MeView;
  readonly #rights: BoardStayRights;
  readonly #stay: Signal<BoardStay>;
  #stayScope: Scope;
  #dropping: Promise<void> = Promise.resolve();

  constructor(scope: Scope, world: LineWorld, board: BoardView, me: MeView, rights: BoardStayRights) {
    this.#scope = scope;
    this.#world = world;
    this.#board = board;
    this.#me = me;
    this.#rights = rights;
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
    const framePlan = { docId: frameId, readOnly: !this.#rights.frames, openCopy: indexedCopy(me.id, frameId) };
    const frame = new DocProvider(scope, world, frameDoc, framePlan);
    const content = new DocProvider(scope, world, contentDoc, {
      docId: contentId,
      awareness,
      openCopy,
      readOnly: this.#rights.looks === true,
    });
    const hands = new Hands(scope, awareness, { person: me.id, name: me.name ?? "", color: colourFor(me.id) });
    const board = new BoardModel(scope, frameDoc, contentDoc, {
      id: me.id,
      frames: this.#rights.frames,
      looks: this.#rights.looks === true,
    });
    board.fileUrl = (hash) => (hash === "" ? "" : `/api/v1/boards/${encodeURIComponent(this.#board.id)}/files/${hash}`);
    const desk = new Desk(board, hands);
    this.#follow(scope, content, contentDoc);
    followCircles(scope, board.reserves, me.id, this.#rights.circles);
    const own = this.#followRound(scope, board);
    return { frameDoc, contentDoc, frame, content, desk, hands, own, mayOnlyRead };
  }

  /** Opens one's own doc when the board has, or had, a round of writing for oneself. */
  #followRound(scope: Scope, board: BoardModel): ReadonlySignal<DocProvider | undefined> {
    const own = signal<DocProvider | undefined>(undefined);
    const open = (): void => {
      const doc = docIn(scope);
      const docId = `own:${this.#board.id}:${this.#me.id}`;
      const provider = new DocProvider(scope, this.#world, doc, { docId, openCopy: indexedCopy(this.#me.id, docId) });
      board.takeOwn(scope, doc);
      own.value = provider;
      const items = doc.getMap("items");
      const bring = (): void => {
        const late = board.round.value?.open === false && provider.synced.value && provider.changes.value === 0;
        if (late && items.size > 0) this.#rights.late().catch(() => undefined);
      };
      scope.add(effect(bring));
    };
    const stop = board.round.subscribe((round) => {
      if (round !== undefined && own.peek() === undefined)
        queueMicrotask(() => !scope.ended && own.peek() === undefined && open());
    });
    scope.add(stop);
    return own;
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
