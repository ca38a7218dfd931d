import type { Desk } from "../board/desk.ts";
import type { Hands } from "../board/model/hands.ts";
import { Scope } from "../kit/scope.ts";
import { leads, RoomModel } from "../session/model.ts";
import type { Api } from "../wire/api.ts";
import type { DocProvider } from "../wire/docProvider.ts";
import type { LineWorld } from "../wire/line.ts";
import type { MeView, SessionView } from "../wire/messages.ts";
import { type BoardStay, BoardStays } from "./boardStay.ts";
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
  readonly boards: BoardStays;
  readonly practice: PracticeSlot | undefined;
  readonly #scope = new Scope();

  constructor({ world, tab, slots, api }: VisitParts, session: SessionView, me: MeView) {
    this.session = session;
    this.me = me;
    const scope = this.#scope;
    this.room = new RoomModel(scope, world, session.id, tab);
    this.boards = new BoardStays(scope, world, session.board, me, {
      frames: leads(session.role),
      late: () => api.onBoard(session.board.id, "late", {}),
    });
    this.practice = slots.practice?.({ scope, room: this.room, session, api });
    scope.listen(window, "beforeunload", (event) => this.#guard(event));
  }

  get board(): BoardStay {
    return this.boards.stay.value;
  }

  get desk(): Desk {
    return this.board.desk;
  }

  get hands(): Hands {
    return this.board.hands;
  }

  get frame(): DocProvider {
    return this.board.frame;
  }

  get content(): DocProvider {
    return this.board.content;
  }

  /** The docs that this person writes in. */
  get written(): readonly DocProvider[] {
    const own = this.board.own.peek();
    return own ? [this.content, own] : [this.content];
  }

  leave(): void {
    this.room.leave();
    this.end();
  }

  end(): void {
    this.desk.endEdit();
    this.#scope.end();
  }

  /** Asks before the page is closed, only while something is not saved. */
  #guard(event: Event): void {
    for (const provider of this.written) provider.flush();
    if (this.written.some(({ changes }) => changes.peek() > 0)) event.preventDefault();
  }
}
