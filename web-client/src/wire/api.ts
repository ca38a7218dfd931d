import type {
  BoardCard,
  BoardEntrance,
  BoardLinkView,
  BoardList,
  BoardPage,
  ChangeBoard,
  ChangeList,
  ChangeShare,
  Entrance,
  ErrorCode,
  HarvestView,
  InviteView,
  MeView,
  NewBoard,
  NewBoardLink,
  NewInvite,
  PracticeState,
  PracticeView,
  Problem,
  Profile,
  Restored,
  SavedPractice,
  SessionView,
  ShareView,
  Ticket,
  VersionList,
  VersionView,
} from "./messages.ts";

/** An answer of the server that is not a success. `message` is a sentence for a person. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: ErrorCode | undefined;
  /** A sentence for each field of a form that is wrong. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: ErrorCode | undefined,
    detail: string,
    fields: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** The HTTP API, `docs/protocol.md` section H. Every call throws ApiError, or TypeError when there is no network. */
export class Api {
  readonly #fetch: typeof fetch;

  /** `onBuild` hears with each answer which build of the page belongs to the server (rule H21). */
  constructor(
    fetcher: typeof fetch = (input, init) => fetch(input, init),
    onBuild: (build: string | undefined) => void = () => undefined,
  ) {
    this.#fetch = async (input, init) => {
      const response = await fetcher(input, init);
      onBuild(response.headers?.get("x-mandala-page") ?? undefined);
      return response;
    };
  }

  login(token: string): Promise<Entrance> {
    return this.#call("POST", "/login", { token });
  }

  async logout(): Promise<void> {
    await this.#call("POST", "/logout");
  }

  me(): Promise<MeView> {
    return this.#call("GET", "/me");
  }

  saveMe(profile: Profile): Promise<MeView> {
    return this.#call("PUT", "/me", profile);
  }

  session(id: string): Promise<SessionView> {
    return this.#call("GET", `/sessions/${encodeURIComponent(id)}`);
  }

  async ticket(target: string, signal: AbortSignal): Promise<string> {
    const answer = await this.#call<Ticket>("POST", "/tickets", { target }, signal);
    return answer.ticket;
  }

  /** The script of a practice; a version never changes, so the browser may answer from its cache. */
  practice(id: string, version: number): Promise<unknown> {
    return this.#call("GET", `/practices/${encodeURIComponent(id)}/${version}`);
  }

  /** The library of practices, as this person sees it. */
  practices(): Promise<readonly PracticeView[]> {
    return this.#call("GET", "/practices");
  }

  /** Keeps a script, given as its JSON. */
  savePractice(script: string): Promise<SavedPractice> {
    return this.#call("POST", "/practices", JSON.parse(script));
  }

  async setPracticeState(id: string, version: number, state: PracticeState): Promise<void> {
    await this.#call("PUT", `/practices/${encodeURIComponent(id)}/${version}/state`, { state });
  }

  harvest(session: string): Promise<HarvestView> {
    return this.#call("GET", `/sessions/${encodeURIComponent(session)}/harvest`);
  }

  invites(session: string): Promise<readonly InviteView[]> {
    return this.#call("GET", `/sessions/${encodeURIComponent(session)}/invites`);
  }

  invite(session: string, invite: NewInvite): Promise<InviteView> {
    return this.#call("POST", `/sessions/${encodeURIComponent(session)}/invites`, invite);
  }

  async revoke(invite: string): Promise<void> {
    await this.#call("DELETE", `/invites/${encodeURIComponent(invite)}`);
  }

  /** A request that a feature makes by itself; a file goes as it is, everything else as JSON. */
  call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.#call(method, path, body);
  }

  boards(): Promise<BoardList> {
    return this.#call("GET", "/boards");
  }

  makeBoard(wish: NewBoard): Promise<BoardCard> {
    return this.#call("POST", "/boards", wish);
  }

  board(id: string): Promise<BoardPage> {
    return this.#call("GET", `/boards/${encodeURIComponent(id)}`);
  }

  changeBoard(id: string, change: ChangeBoard): Promise<BoardCard> {
    return this.#call("PUT", `/boards/${encodeURIComponent(id)}`, change);
  }

  shareBoard(id: string, change: ChangeShare): Promise<readonly ShareView[]> {
    return this.#call("PUT", `/boards/${encodeURIComponent(id)}/shares`, change);
  }

  boardLinks(board: string): Promise<readonly BoardLinkView[]> {
    return this.#call("GET", `/boards/${encodeURIComponent(board)}/links`);
  }

  makeBoardLink(board: string, wish: NewBoardLink): Promise<BoardLinkView> {
    return this.#call("POST", `/boards/${encodeURIComponent(board)}/links`, wish);
  }

  async revokeBoardLink(board: string, link: string): Promise<void> {
    await this.#call("DELETE", `/boards/${encodeURIComponent(board)}/links/${encodeURIComponent(link)}`);
  }

  /** Comes to a board by a link. */
  takeBoardLink(token: string): Promise<BoardEntrance> {
    return this.#call("POST", "/board-links", { token });
  }

  /** What the server does on a board by its own hand: `anonymous`, `private`, `reveal`, `late`. */
  async onBoard(id: string, what: "anonymous" | "private" | "reveal" | "late", body: unknown): Promise<void> {
    await this.#call("POST", `/boards/${encodeURIComponent(id)}/${what}`, body);
  }

  /** Keeps a part of a board for some (`reserved`), or lets somebody only look (`lookers`). */
  async keepBoard(id: string, what: "reserved" | "lookers", body: unknown): Promise<void> {
    await this.#call("PUT", `/boards/${encodeURIComponent(id)}/${what}`, body);
  }

  /** Stores a picture of a board; gives back the SHA-256 that names it. */
  async sendFile(board: string, file: Blob): Promise<string> {
    const path = `/api/v1/boards/${encodeURIComponent(board)}/files`;
    const init = {
      method: "POST",
      credentials: "same-origin",
      body: file,
      headers: { "content-type": file.type, "x-mandala-token": ownPagesWord() },
    } as const;
    const response = await this.#fetch(path, init);
    const text = await response.text();
    if (!response.ok) throw problem(response.status, text);
    return (JSON.parse(text) as { hash: string }).hash;
  }

  versions(doc: string): Promise<VersionList> {
    return this.#call("GET", versionsOf(doc));
  }

  /** The doc as it was, a Yjs update V2. */
  async version(doc: string, id: string): Promise<Uint8Array> {
    const response = await this.#send("GET", `${versionsOf(doc)}/${encodeURIComponent(id)}/update`);
    return new Uint8Array(await response.arrayBuffer());
  }

  changesSince(doc: string, id: string): Promise<ChangeList> {
    return this.#call("GET", `${versionsOf(doc)}/${encodeURIComponent(id)}/changes`);
  }

  /** Keeps the doc as it is now under a name. */
  nameNow(doc: string, name: string): Promise<VersionView> {
    return this.#call("POST", versionsOf(doc), { name });
  }

  nameVersion(doc: string, id: string, name: string): Promise<VersionView> {
    return this.#call("PUT", `${versionsOf(doc)}/${encodeURIComponent(id)}`, { name });
  }

  restore(doc: string, id: string): Promise<Restored> {
    return this.#call("POST", `${versionsOf(doc)}/${encodeURIComponent(id)}/restore`);
  }

  async #call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const text = await (await this.#send(method, path, body, signal)).text();
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  async #send(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    const init: RequestInit = { method, credentials: "same-origin", ...(signal && { signal }) };
    const headers: Record<string, string> = method === "GET" ? {} : { "x-mandala-token": ownPagesWord() };
    if (body instanceof Blob) {
      init.body = body;
      headers["content-type"] = "text/csv";
    } else if (body !== undefined) {
      init.body = JSON.stringify(body);
      headers["content-type"] = "application/json";
    }
    init.headers = headers;
    const response = await this.#fetch(`/api/v1${path}`, init);
    if (!response.ok) throw problem(response.status, await response.text());
    return response;
  }
}

/** What only our own page can read, and the server asks for with whatever changes something (rule H1). */
function ownPagesWord(): string {
  return /(?:^|; )(?:__Host-)?mandala_token=([^;]*)/.exec(document.cookie)?.[1] ?? "";
}

function versionsOf(doc: string): string {
  return `/docs/${encodeURIComponent(doc)}/versions`;
}

function problem(status: number, text: string): ApiError {
  try {
    const { code, detail, fields } = JSON.parse(text) as Partial<Problem>;
    return new ApiError(status, code, detail ?? "", fields);
  } catch {
    return new ApiError(status, undefined, "");
  }
}
