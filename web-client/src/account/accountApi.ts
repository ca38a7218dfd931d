import type { Api } from "../wire/api.ts";
import type {
  AuditView,
  LoginView,
  NewProgramToken,
  OutboxView,
  PasskeyView,
  RegisterView,
  TokenView,
  WaysView,
} from "../wire/messages.ts";
import type { AnswerJson, CreateOptions, GetOptions } from "./passkey.ts";

/** The calls about oneself and one's ways in, and those of stewards. Each throws as `Api` does. */
export class AccountApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  ways(): Promise<WaysView> {
    return this.#api.call("GET", "/sign-in");
  }

  /** Asks for a letter with a link; the answer is the same whether somebody has that address or not. */
  async askForLetter(email: string): Promise<void> {
    await this.#api.call("POST", "/sign-in/letters", { email });
  }

  async useLink(token: string): Promise<void> {
    await this.#api.call("POST", "/sign-in", { token });
  }

  signInOptions(): Promise<GetOptions> {
    return this.#api.call("POST", "/sign-in/passkey/options");
  }

  async signInByPasskey(answer: AnswerJson): Promise<void> {
    await this.#api.call("POST", "/sign-in/passkey", answer);
  }

  logins(): Promise<readonly LoginView[]> {
    return this.#api.call("GET", "/logins");
  }

  async endLogin(id: string): Promise<void> {
    await this.#api.call("DELETE", `/logins/${encodeURIComponent(id)}`);
  }

  async endOtherLogins(): Promise<void> {
    await this.#api.call("DELETE", "/logins");
  }

  passkeys(): Promise<readonly PasskeyView[]> {
    return this.#api.call("GET", "/passkeys");
  }

  passkeyOptions(): Promise<CreateOptions> {
    return this.#api.call("POST", "/passkeys/options");
  }

  async addPasskey(name: string, made: AnswerJson): Promise<void> {
    await this.#api.call("POST", `/passkeys?name=${encodeURIComponent(name)}`, made);
  }

  async renamePasskey(id: string, name: string): Promise<void> {
    await this.#api.call("PUT", `/passkeys/${encodeURIComponent(id)}`, { name });
  }

  async removePasskey(id: string): Promise<void> {
    await this.#api.call("DELETE", `/passkeys/${encodeURIComponent(id)}`);
  }

  /** Removes the person and all that is theirs, for good. */
  async erase(person: string): Promise<void> {
    await this.#api.call("DELETE", `/people/${encodeURIComponent(person)}/data`);
  }

  tokens(): Promise<readonly TokenView[]> {
    return this.#api.call("GET", "/program-tokens");
  }

  makeToken(wish: NewProgramToken): Promise<TokenView> {
    return this.#api.call("POST", "/program-tokens", wish);
  }

  async revokeToken(id: string): Promise<void> {
    await this.#api.call("DELETE", `/program-tokens/${encodeURIComponent(id)}`);
  }

  letters(): Promise<OutboxView> {
    return this.#api.call("GET", "/outbox");
  }

  async removeLetter(id: string): Promise<void> {
    await this.#api.call("DELETE", `/outbox/${encodeURIComponent(id)}`);
  }

  /** The names of those who are in the programme, by id. */
  async names(): Promise<ReadonlyMap<string, string>> {
    const { people } = await this.#api.call<RegisterView>("GET", "/register");
    return new Map(people.map(({ id, name }) => [id, name ?? id]));
  }

  audit(before?: number): Promise<readonly AuditView[]> {
    return this.#api.call("GET", before === undefined ? "/audit" : `/audit?before=${before}`);
  }
}
