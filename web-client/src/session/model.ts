import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { newId } from "../kit/id.ts";
import type { Scope } from "../kit/scope.ts";
import type { LineState, LineWorld } from "../wire/line.ts";
import type {
  ClientReport,
  DeviceReport,
  Named,
  RoomState,
  RosterPerson,
  RunView,
  ServerClock,
  ServerEvent,
  ServerMessage,
  ServerWaiters,
} from "../wire/messages.ts";
import { SessionSocket } from "../wire/sessionSocket.ts";
import { EMPTY, fold, withCompanions } from "./fold.ts";
import { type Command, GivenOrders, type Order, type Outcome } from "./orders.ts";
import { runAfter } from "./run.ts";

type Arrivals = Pick<ServerWaiters, "people" | "doors">;

/** The live session as this person sees it: who is here, what runs, and the way to give orders. */
export class RoomModel {
  readonly #socket: SessionSocket;
  readonly #me = signal<string | undefined>(undefined);
  readonly #here = signal<readonly RosterPerson[]>([]);
  readonly #gone = signal<ReadonlyMap<string, string>>(new Map());
  readonly #state = signal<RoomState>(EMPTY);
  readonly #atDoor = signal(false);
  readonly #apart = signal(false);
  readonly #arrivals = signal<Arrivals>({ people: [], doors: [] });
  readonly #signListeners = new Set<(person: string, what: string) => void>();
  readonly #run = signal<RunView | undefined>(undefined);
  readonly #devices = signal<readonly DeviceReport[]>([]);
  readonly #welcomed = signal(false);
  readonly #eventListeners = new Set<(event: ServerEvent) => void>();
  readonly #clockListeners = new Set<(answer: ServerClock) => void>();
  readonly #orders = new GivenOrders();
  #seq = 0;

  constructor(scope: Scope, world: LineWorld, sessionId: string, tab: string) {
    this.#socket = new SessionSocket(scope, world, sessionId, tab, {
      received: (message) => this.#received(message),
      lost: () => {},
      after: () => (this.#welcomed.peek() ? this.#seq : undefined),
    });
    scope.add(this.state.subscribe((state) => state.is === "ended" && this.#orders.giveUp()));
  }

  get state(): ReadonlySignal<LineState> {
    return this.#socket.state;
  }

  /** This person's id, known from the first welcome on. */
  get me(): ReadonlySignal<string | undefined> {
    return this.#me;
  }

  /** Everybody here with those who share their devices, kept as last known while the line is lost. */
  readonly people = computed(() => withCompanions(this.#state.value, this.#here.value));

  /** How people are called who are not here (any more), by id. */
  get gone(): ReadonlySignal<ReadonlyMap<string, string>> {
    return this.#gone;
  }

  /** The room as its log has left it. */
  get now(): ReadonlySignal<RoomState> {
    return this.#state;
  }

  /** True while this person waits to be let in. */
  get atDoor(): ReadonlySignal<boolean> {
    return this.#atDoor;
  }

  /** What is known of people at other sites may be out of date. */
  get apart(): ReadonlySignal<boolean> {
    return this.#apart;
  }

  /** Who waits to be let in, and who is at the doors; nobody for whoever does not lead. */
  get arrivals(): ReadonlySignal<Arrivals> {
    return this.#arrivals;
  }

  /** Calls `listener` with every sign that somebody makes; returns the way to stop. */
  onSign(listener: (person: string, what: string) => void): () => void {
    this.#signListeners.add(listener);
    return () => this.#signListeners.delete(listener);
  }

  /** Makes a sign that all see for a moment. */
  sign(what: string): void {
    this.#socket.send({ type: "react", what });
  }

  /** The running practice with all its events, or the last one that was stopped or ran out. */
  get run(): ReadonlySignal<RunView | undefined> {
    return this.#run;
  }

  /** How the devices of the room stand; empty for whoever does not lead. */
  get devices(): ReadonlySignal<readonly DeviceReport[]> {
    return this.#devices;
  }

  /** True from the first welcome on. */
  get welcomed(): ReadonlySignal<boolean> {
    return this.#welcomed;
  }

  readonly reconnecting = computed(() => this.#welcomed.value && ["lost", "opening"].includes(this.state.value.is));

  /** Gives an order. It waits for the line if need be, and is done once however often it is sent (S7). */
  order(order: Order): Promise<Outcome> {
    return this.give({ ...order, command: newId() } as Command);
  }

  /** As {@link order}, for an order that has its command id already. */
  give(message: Command): Promise<Outcome> {
    const outcome = this.#orders.wait(message);
    if (this.state.value.is === "ended") this.#orders.giveUp();
    else if (this.#welcomed.value) this.#socket.send(message);
    return outcome;
  }

  /** This person's orders that wait until the server can store again (L44). */
  get held(): ReadonlySignal<readonly Command[]> {
    return this.#orders.held;
  }

  /** Calls `listener` with every event of the session from now on, after the model has taken it; returns the way to stop. */
  onEvent(listener: (event: ServerEvent) => void): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  /** Calls `listener` with every answer to a clock question, those to the socket's own too: all have `t0` by `performance.now()`. */
  onClock(listener: (answer: ServerClock) => void): () => void {
    this.#clockListeners.add(listener);
    return () => this.#clockListeners.delete(listener);
  }

  /** Asks the programme time, `t0` by `performance.now()`; false without a line. */
  askClock(t0: number, there?: number): boolean {
    return this.#socket.send({ type: "clock", t0, ...(there !== undefined && { there }) });
  }

  /** Says how this device stands; false without a line. */
  report(report: ClientReport): boolean {
    return this.#welcomed.value && this.#socket.send(report);
  }

  /** Learns how people are called who are not here. */
  know(people: readonly Named[]): void {
    if (people.length > 0) this.#gone.value = new Map([...this.#gone.peek(), ...people.map(nameById)]);
  }

  /** Says goodbye; the connection itself ends with the scope. */
  leave(): void {
    this.#socket.send({ type: "leave" });
  }

  #received(message: ServerMessage): void {
    switch (message.type) {
      case "welcome":
        this.#welcome(message);
        break;
      case "arrived":
        this.#here.value = [...this.#without(message.person.id), message.person];
        break;
      case "left":
        this.know(this.#here.peek().filter(({ id }) => id === message.person));
        this.#here.value = this.#without(message.person);
        break;
      case "clock":
        for (const listener of this.#clockListeners) listener(message);
        break;
      case "readiness":
        this.#devices.value = message.devices;
        break;
      case "reacted":
        for (const listener of this.#signListeners) listener(message.person, message.what);
        break;
      case "waiting":
        this.#atDoor.value = true;
        break;
      case "apart":
        this.#apart.value = message.apart;
        break;
      case "waiters":
        this.#arrivals.value = message;
        break;
      case "event":
        this.#happened(message);
        break;
      case "done":
        this.#orders.settle(message.command, { done: true });
        break;
      case "held":
        this.#orders.hold(message.command);
        break;
      case "refused":
        this.#orders.settle(message.command, { done: false, code: message.code, message: message.message });
        break;
    }
  }

  #welcome(message: Extract<ServerMessage, { type: "welcome" }>): void {
    this.#me.value = message.me;
    batch(() => {
      this.#apart.value = false;
      this.#arrivals.value = { people: [], doors: [] };
      this.know([...this.#here.peek(), ...message.gone]);
      this.#here.value = message.people;
      this.#run.value = message.run;
      this.#state.value = message.state ?? (message.events ?? []).reduce(fold, this.#state.peek());
      this.#seq = message.seq;
      this.#atDoor.value = false;
      this.#welcomed.value = true;
    });
    for (const waiting of this.#orders.waiting()) this.#socket.send(waiting);
  }

  #happened(event: ServerEvent): void {
    if (event.seq > this.#seq) {
      this.#seq = event.seq;
      this.#run.value = runAfter(this.#run.value, event);
      this.#state.value = fold(this.#state.peek(), event);
      for (const listener of this.#eventListeners) listener(event);
    }
    if (event.command !== undefined) this.#orders.settle(event.command, { done: true });
  }

  #without(id: string): readonly RosterPerson[] {
    return this.#here.peek().filter((person) => person.id !== id);
  }
}

function nameById({ id, name }: Named): readonly [string, string] {
  return [id, name];
}
