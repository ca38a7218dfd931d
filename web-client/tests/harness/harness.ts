import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { WebSocketServer } from "ws";
import type { InviteView, MeView, RosterPerson, SessionView } from "../../src/wire/messages.ts";
import { DocHub } from "./docHub.ts";
import { programme, SITES } from "./programme.ts";
import { SessionHub } from "./sessionHub.ts";

/** The headers that the real server sends with every page. */
const HEADERS = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self' ws: wss:",
    "require-trusted-types-for 'script'",
  ].join("; "),
  "x-content-type-options": "nosniff",
};

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

interface Login {
  readonly person: string;
  name?: string;
  site?: string;
  readonly role: SessionView["role"];
}

/**
 * A stand-in for the server, for looking at the client and for its browser tests alone: serves the build, answers the HTTP
 * API from memory, relays the session socket and keeps docs in memory. It keeps none of the server's promises.
 */
export class Harness {
  readonly docs: DocHub;
  readonly sessions = new SessionHub();
  readonly #dist: string;
  readonly #server: Server;
  readonly #session: SessionView;
  readonly #logins = new Map<string, Login>();
  readonly #tickets = new Map<string, { target: string; login: Login }>();
  readonly #invites: InviteView[] = [];
  #next = 1;

  constructor(dist: string, now: number) {
    this.#dist = dist;
    this.#session = programme(now);
    this.docs = new DocHub(this.#session.board);
    this.#server = createServer((request, response) => void this.#answer(request, response));
    const sockets = new WebSocketServer({ server: this.#server });
    sockets.on("connection", (socket, request) => {
      const url = new URL(request.url ?? "/", "http://harness");
      const ticket = this.#tickets.get(url.searchParams.get("ticket") ?? "");
      this.#tickets.delete(url.searchParams.get("ticket") ?? "");
      const [, , kind, id] = url.pathname.split("/");
      if (ticket?.target !== `${kind}:${decodeURIComponent(id ?? "")}`) return socket.close(4401);
      if (kind === "doc") this.docs.join(decodeURIComponent(id ?? ""), socket);
      else this.sessions.join(socket, this.#roster(ticket.login));
    });
  }

  get session(): SessionView {
    return this.#session;
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, resolve));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.docs.hangUp(1001);
    this.sessions.hangUp(1001);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", "http://harness").pathname;
    if (!path.startsWith("/api/v1/")) return this.#file(path, response);
    const body = await bodyOf(request);
    const cookie = /login=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
    const login = cookie === undefined ? undefined : this.#logins.get(cookie);
    this.#api(`${request.method} ${path.slice("/api/v1".length)}`, body, login, response);
  }

  #api(call: string, body: Record<string, string>, login: Login | undefined, response: ServerResponse): void {
    const [method, path = ""] = call.split(" ");
    if (call === "POST /login") this.#login(String(body.token), response);
    else if (login === undefined) problem(response, 401, "NOT_SIGNED_IN", "You are not signed in.");
    else if (path === "/me") {
      if (method === "PUT") Object.assign(login, { name: body.name, site: body.site });
      json(response, this.#me(login));
    } else if (path === "/tickets") json(response, { ticket: this.#ticket(String(body.target), login) });
    else if (path === `/sessions/${this.#session.id}`) json(response, { ...this.#session, role: login.role });
    else if (method === "GET" && path.endsWith("/invites")) json(response, this.#invites);
    else if (path.endsWith("/invites")) this.#invite(body, response);
    else if (method === "DELETE" && path.startsWith("/invites/")) this.#revoke(path.slice(9), response);
    else problem(response, 404, "NOT_FOUND", "There is nothing here.");
  }

  #login(token: string, response: ServerResponse): void {
    const roles: Readonly<Record<string, SessionView["role"]>> = { lead: "FACILITATOR", take: "PRACTITIONER" };
    const role = roles[token.split("-")[0] ?? ""];
    if (token === "expired") problem(response, 410, "INVITE_EXPIRED", "Ask Ana Costa for a new link.");
    else if (role === undefined) problem(response, 404, "INVITE_UNKNOWN", "");
    else {
      const cookie = `c${this.#next++}`;
      this.#logins.set(cookie, { person: `p${this.#next}`, role });
      response.setHeader("set-cookie", `login=${cookie}; HttpOnly; SameSite=Lax; Path=/`);
      json(response, { session: this.#session.id });
    }
  }

  #me({ person, name, site, role }: Login): MeView {
    const { id, title, start, minutes } = this.#session;
    const who = { ...(name === undefined ? {} : { name }), ...(site === undefined ? {} : { site }) };
    return { id: person, ...who, sessions: [{ id, title, start, minutes, role }], sites: SITES };
  }

  #ticket(target: string, login: Login): string {
    const ticket = `t${this.#next++}`;
    this.#tickets.set(ticket, { target, login });
    return ticket;
  }

  #roster({ person, name, site, role }: Login): RosterPerson {
    return { id: person, name: name ?? "?", site: site ?? "", role };
  }

  #invite(body: Record<string, string>, response: ServerResponse): void {
    const now = Date.now();
    const invite: InviteView = {
      id: `i${this.#next++}`,
      role: body.role as InviteView["role"],
      createdAt: now,
      expiresAt: now + Number(body.days) * 86_400_000,
      uses: 0,
      maxUses: Number(body.maxUses),
      revoked: false,
    };
    this.#invites.unshift(invite);
    json(response, { ...invite, token: `take-${invite.id}` });
  }

  #revoke(id: string, response: ServerResponse): void {
    const at = this.#invites.findIndex((invite) => invite.id === id);
    const invite = this.#invites[at];
    if (invite) this.#invites[at] = { ...invite, revoked: true };
    response.writeHead(204).end();
  }

  #file(path: string, response: ServerResponse): void {
    const wanted = extname(path) === "" ? "/index.html" : normalize(path);
    try {
      const bytes = readFileSync(join(this.#dist, wanted));
      response.writeHead(200, { ...HEADERS, "content-type": TYPES[extname(wanted)] ?? "application/octet-stream" });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text === "" ? {} : JSON.parse(text);
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

function problem(response: ServerResponse, status: number, code: string, detail: string): void {
  response.writeHead(status, { "content-type": "application/problem+json" });
  response.end(JSON.stringify({ type: "about:blank", title: code, status, code, detail }));
}
