import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Desk } from "../board/desk.ts";
import type { Hands } from "../board/model/hands.ts";
import { Scope } from "../kit/scope.ts";
import { Journal } from "../session/journal.ts";
import { RoomModel } from "../session/model.ts";
import { leads } from "../session/roles.ts";
import { Seat } from "../session/seat.ts";
import type { Api } from "../wire/api.ts";
import type { DocProvider } from "../wire/docProvider.ts";
import type { LineWorld } from "../wire/line.ts";
import type { BoardView, MeView, SessionView } from "../wire/messages.ts";
import { type BoardStay, BoardStays } from "./boardStay.ts";
import { circlesOf } from "./circles.ts";
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
  readonly api: Api;
  readonly me: MeView;
  readonly room: RoomModel;
  readonly seat: Seat;
  readonly boards: BoardStays;
  readonly practice: PracticeSlot | undefined;
  /** Programme time, ms, as well as it is known here. */
  readonly now: () => number;
  /** A board that this person looks at of their own will, until they go back or are led elsewhere. */
  readonly looking = signal<string | undefined>(undefined);
  /** Who of those at this device writes on the boards: this person, or somebody who shares it. */
  readonly writer: Signal<string>;
  /** Boards of groups and what is shown to all, beside the session's own; each stays open once it was. */
  readonly #others = signal<ReadonlyMap<string, { readonly view: BoardView; readonly stays: BoardStays }>>(new Map());
  readonly #wanted: ReadonlySignal<string | undefined>;
  readonly #world: LineWorld;
  #journal: Journal | undefined;
  readonly #scope = new Scope();

  constructor({ world, tab, slots, api }: VisitParts, session: SessionView, me: MeView) {
    this.session = session;
    this.api = api;
    this.me = me;
    this.#world = world;
    const scope = this.#scope;
    this.room = new RoomModel(scope, world, session.id, tab);
    this.boards = new BoardStays(scope, world, session.board, me, {
      frames: leads(session.role),
      late: () => api.onBoard(session.board.id, "late", {}),
      circles: () => circlesOf(api),
    });
    this.practice = slots.practice?.({ scope, room: this.room, session, api });
    const { practice } = this;
    this.now = () => practice?.now() ?? Date.now();
    this.seat = new Seat(scope, this.room, me.id, leads(session.role), this.now);
    if (practice) scope.add(effect(() => practice.ring(this.seat.bells.value)));
    this.writer = signal(me.id);
    this.#wanted = computed(() => this.looking.value ?? this.seat.board.value);
    scope.add(
      this.seat.board.subscribe(() => {
        this.looking.value = undefined;
      }),
    );
    scope.add(
      effect(() => {
        this.board.desk.board.writer = this.writer.value;
      }),
    );
    scope.add(this.#wanted.subscribe((id) => void this.#openBoard(id, world, api)));
    scope.listen(window, "beforeunload", (event) => this.#guard(event));
  }

  /** The board that one is at: that of one's group, or what all are shown, or the session's. */
  get board(): BoardStay {
    return this.#at()?.stays.stay.value ?? this.boards.stay.value;
  }

  get boardView(): BoardView {
    return this.#at()?.view ?? this.session.board;
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

  /** Opened when it is first looked at. */
  get journal(): Journal {
    this.#journal ??= new Journal(this.#scope, this.#world, this.session.id, this.me.id);
    return this.#journal;
  }

  /** The docs that this person writes in. */
  get written(): readonly DocProvider[] {
    const stays = [this.boards, ...[...this.#others.value.values()].map((other) => other.stays)];
    const journal = this.#journal ? [this.#journal.provider] : [];
    const boards = stays.flatMap(({ stay }) => {
      const own = stay.value.own.peek();
      return own ? [stay.value.content, own] : [stay.value.content];
    });
    return [...boards, ...journal];
  }

  get ended(): boolean {
    return this.#scope.ended;
  }

  leave(): void {
    this.room.leave();
    this.end();
  }

  end(): void {
    this.desk.endEdit();
    this.#scope.end();
  }

  #at(): { readonly view: BoardView; readonly stays: BoardStays } | undefined {
    const id = this.#wanted.value;
    return id === undefined ? undefined : this.#others.value.get(id);
  }

  async #openBoard(id: string | undefined, world: LineWorld, api: Api): Promise<void> {
    if (id === undefined || id === this.session.board.id || this.#others.peek().has(id)) return;
    try {
      const { board: view } = await api.board(id);
      if (this.#scope.ended || this.#others.peek().has(id)) return;
      const stays = new BoardStays(this.#scope, world, view, this.me, {
        frames: leads(this.session.role),
        late: () => api.onBoard(id, "late", {}),
        circles: () => circlesOf(api),
      });
      this.#others.value = new Map([...this.#others.peek(), [id, { view, stays }]]);
    } catch {
      // Who cannot open it stays at the session's board.
    }
  }

  /** Asks before the page is closed, only while something is not saved. */
  #guard(event: Event): void {
    for (const provider of this.written) provider.flush();
    if (this.written.some(({ changes }) => changes.peek() > 0)) event.preventDefault();
  }
}
