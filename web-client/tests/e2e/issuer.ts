import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

const LIFE_S = 300;

/** An OpenID Connect issuer of our own: vouches for whoever it is told to, and asks nobody anything. */
export class Issuer {
  readonly url: string;
  subject = "subject-1";
  readonly #server: Server;
  readonly #key: KeyObject;
  readonly #jwk: object;
  readonly #asked = new Map<string, URLSearchParams>();

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    this.#key = privateKey;
    this.#jwk = { ...publicKey.export({ format: "jwk" }), kid: "key-1", use: "sig", alg: "RS256" };
    server.on("request", (request, response) => void this.#answer(request, response));
  }

  static async open(): Promise<Issuer> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    return new Issuer(server, `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
  }

  /** What a server is told about it. */
  get settings(): Record<string, string> {
    return {
      MANDALA_ISSUER_URL: this.url,
      MANDALA_ISSUER_CLIENT_ID: "mandala",
      MANDALA_ISSUER_CLIENT_SECRET: "secret",
      MANDALA_ISSUER_NAME: "Our school",
    };
  }

  close(): void {
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", this.url);
    if (pathname === "/.well-known/openid-configuration") return json(response, this.#configuration());
    if (pathname === "/keys") return json(response, { keys: [this.#jwk] });
    if (pathname === "/authorize") return this.#authorize(response, searchParams);
    if (pathname === "/token") return this.#token(response, new URLSearchParams(await bodyOf(request)));
    response.writeHead(404).end();
  }

  #configuration(): object {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      jwks_uri: `${this.url}/keys`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      grant_types_supported: ["authorization_code"],
    };
  }

  #authorize(response: ServerResponse, asked: URLSearchParams): void {
    const code = `code-${this.#asked.size}`;
    this.#asked.set(code, asked);
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.searchParams.set("code", code);
    back.searchParams.set("state", asked.get("state") ?? "");
    response.writeHead(302, { location: back.href }).end();
  }

  #token(response: ServerResponse, given: URLSearchParams): void {
    const asked = this.#asked.get(given.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(given.get("code_verifier") ?? "")
      .digest("base64url");
    if (asked?.get("code_challenge") !== challenge) {
      response.writeHead(400).end();
      return;
    }
    const id_token = this.#idToken(asked.get("nonce") ?? "");
    json(response, { access_token: "opaque", token_type: "Bearer", expires_in: LIFE_S, id_token });
  }

  #idToken(nonce: string): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.url, sub: this.subject, aud: "mandala", nonce, iat: now, exp: now + LIFE_S };
    const text = `${part({ alg: "RS256", typ: "JWT", kid: "key-1" })}.${part(claims)}`;
    return `${text}.${sign("sha256", Buffer.from(text), this.#key).toString("base64url")}`;
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function json(response: ServerResponse, value: object): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
