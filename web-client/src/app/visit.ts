import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { Desk } from "../board/desk.ts";
import { Hands } from "../board/hands.ts";
import { BoardModel } from "../board/model.ts";
import { Scope } from "../kit/scope.ts";
import { RoomModel } from "../session/model.ts";
import type { Api } from "../wire/api.ts";
import { DocProvider } from "../wire/docProvider.ts";
import type { LineWorld } from "../wire/line.ts";
import { indexedCopy } from "../wire/localCopy.ts";
import type { MeView, SessionView } from "../wire/messages.ts";
import type { PracticeSlot, Slots } from "./slots.ts";

export interface VisitParts {
  readonly world: LineWorld;
  readonly tab: string;
  readonly slots: Slots;
  readonly api: Api;
}

/** One stay of a person in a session: its models and its wires, which all end together. */
export class Visit {
  readonly session: SessionView;
  readonly me: MeView;
  readonly room: RoomModel;
  readonly desk: Desk;
  readonly hands: Hands;
  readonly frame: DocProvider;
  readonly content: DocProvider;
  readonly practice: PracticeSlot | undefined;
  readonly #scope = new Scope();

  constructor({ world, tab, slots, api }: VisitParts, session: SessionView, me: MeView) {
    this.session = session;
    this.me = me;
    const scope = this.#scope;
    this.room = new RoomModel(scope, world, session.id, tab);
    const [frame, content] = [this.#doc(), this.#doc()];
    const awareness = new Awareness(content);
    scope.add(() => awareness.destroy());
    const copy = (doc: string) => indexedCopy(`mandala ${me.id} ${doc}`);
    const { frame: frameId, content: contentId } = session.board;
    this.frame = new DocProvider(scope, world, frame, { docId: frameId, readOnly: true, openCopy: copy(frameId) });
    this.content = new DocProvider(scope, world, content, { docId: contentId, awareness, openCopy: copy(contentId) });
    this.hands = new Hands(scope, awareness, { person: me.id, name: me.name ?? "", color: colourFor(me.id) });
    this.desk = new Desk(new BoardModel(scope, frame, content, me.id), this.hands);
    this.practice = slots.practice?.({ scope, room: this.room, session, api });
    scope.listen(window, "beforeunload", (event) => this.#guard(event));
  }

  leave(): void {
    this.room.leave();
    this.end();
  }

  end(): void {
    this.desk.endEdit();
    this.#scope.end();
  }

  #doc(): Y.Doc {
    const doc = new Y.Doc();
    this.#scope.add(() => doc.destroy());
    return doc;
  }

  /** Asks before the page is closed, only while something is not saved. */
  #guard(event: Event): void {
    this.content.flush();
    if (this.content.saved.peek() !== "saved") event.preventDefault();
  }
}

/** A colour for stock clients; our own choose by theme. */
function colourFor(person: string): string {
  const colours = ["#b9472f", "#3757a6", "#1f7a6d", "#8a600a", "#7b4a93", "#5d5967", "#a03d6b", "#3f6f2d"];
  let sum = 0;
  for (const letter of person) sum += letter.codePointAt(0) ?? 0;
  return colours[sum % colours.length] as string;
}
