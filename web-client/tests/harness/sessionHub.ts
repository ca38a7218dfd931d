import type { WebSocket } from "ws";
import type { ClientMessage, RosterPerson, ServerMessage } from "../../src/wire/messages.ts";

/** The session socket's roster and clock, in memory; the test harness's alone. */
export class SessionHub {
  readonly #here = new Map<WebSocket, RosterPerson>();
  /** People who are always here, to look at. */
  readonly extras: RosterPerson[] = [];

  hangUp(code: number): void {
    for (const socket of this.#here.keys()) socket.close(code);
  }

  join(socket: WebSocket, person: RosterPerson): void {
    socket.on("message", (data) => this.#received(socket, person, JSON.parse(String(data)) as ClientMessage));
    socket.on("close", () => this.#gone(socket, person));
  }

  #received(socket: WebSocket, person: RosterPerson, message: ClientMessage): void {
    if (message.type === "hello") {
      const isNew = !this.#has(person.id);
      this.#here.set(socket, person);
      send(socket, { type: "welcome", me: person.id, people: this.#people(), seq: 0 });
      if (isNew) this.#tell({ type: "arrived", person }, person.id);
    } else if (message.type === "clock") {
      send(socket, { type: "clock", t0: message.t0, t1: Date.now(), t2: Date.now() });
    } else if (message.type === "leave") this.#gone(socket, person);
  }

  #gone(socket: WebSocket, person: RosterPerson): void {
    if (this.#here.delete(socket) && !this.#has(person.id)) this.#tell({ type: "left", person: person.id }, person.id);
  }

  #has(id: string): boolean {
    return [...this.#here.values()].some((person) => person.id === id);
  }

  #people(): RosterPerson[] {
    return [...new Map([...this.extras, ...this.#here.values()].map((person) => [person.id, person])).values()];
  }

  #tell(message: ServerMessage, except: string): void {
    for (const [socket, { id }] of this.#here) if (id !== except) send(socket, message);
  }
}

function send(socket: WebSocket, message: ServerMessage): void {
  socket.send(JSON.stringify(message));
}
