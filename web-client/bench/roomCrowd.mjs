import { inTurns } from "./inTurns.mjs";

/** People sign in, and rooms are made, so many at once. */
const AT_ONCE = 16;

/** People by HTTP: the first leads. */
export class Crowd {
  session = "";
  #cookies = [];
  #links;
  #port;

  constructor(port, links) {
    this.#port = port;
    this.#links = links;
  }

  async signIn(count) {
    await inTurns(Array.from({ length: count }), AT_ONCE, async (_, at) => {
      const link = at === 0 ? this.#links.facilitator : this.#links.participant;
      const response = await this.#call("POST", "/login", { token: link.split("#")[1] });
      this.#cookies[at] = cookiesOf(response);
      this.session = (await response.json()).session;
      await this.#call("PUT", "/me", { name: `Person ${at}`, site: "boston" }, this.#cookies[at]);
    });
  }

  async tickets(session, count) {
    const tickets = [];
    for (let from = 0; from < count; from += 20) {
      const some = this.#cookies.slice(from, Math.min(count, from + 20));
      tickets.push(...(await Promise.all(some.map((cookie) => this.#ticket(session, cookie)))));
    }
    return tickets;
  }

  async boardOf(session) {
    const view = await (await this.#call("GET", `/sessions/${session}`, undefined, this.#cookies[0])).json();
    return view.board.content;
  }

  async docTicket(doc, at) {
    return (await (await this.#call("POST", "/tickets", { target: `doc:${doc}` }, this.#cookies[at])).json()).ticket;
  }

  async makeSessions(count, boardTemplate = "mandala-four-fields") {
    const session = await (await this.#call("GET", `/sessions/${this.session}`, undefined, this.#cookies[0])).json();
    const made = await inTurns(Array.from({ length: count }), AT_ONCE, async (_, at) => {
      const form = {
        title: `Room ${at}`,
        kind: "VIRTUAL",
        localStart: "2031-03-04T15:00",
        zone: "Europe/Copenhagen",
        days: 1,
        minutes: 180,
        place: "",
        boardTemplate,
      };
      const answer = await this.#call("POST", `/cohorts/${session.cohort}/meetings`, form, this.#cookies[0]);
      return (await answer.json())[0].id;
    });
    return made;
  }

  async #ticket(session, cookie) {
    return (await (await this.#call("POST", "/tickets", { target: `session:${session}` }, cookie)).json()).ticket;
  }

  #call(method, path, body, cookie) {
    return send(this.#port, method, path, body, cookie);
  }
}

async function send(port, method, path, body, cookie) {
  const url = `http://localhost:${port}`;
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      origin: url,
      ...(body && { "content-type": "application/json" }),
      ...(cookie && { cookie: cookie.text, ...(cookie.csrf && { "x-mandala-token": cookie.csrf }) }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}

function cookiesOf(response) {
  const pairs = response.headers.getSetCookie().map((line) => line.split(";")[0]);
  const csrf = pairs.find((pair) => pair.includes("mandala_token"))?.split("=")[1];
  return { text: pairs.join("; "), csrf };
}
