/** What the server asks a browser for; binary parts in base64url. */
export interface CreateOptions {
  readonly challenge: string;
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly excludeCredentials?: readonly { readonly id: string; readonly type: "public-key" }[];
  readonly [more: string]: unknown;
}

export interface GetOptions {
  readonly challenge: string;
  readonly [more: string]: unknown;
}

/** What a browser answered; binary parts in base64url. */
export interface AnswerJson {
  readonly id: string;
  readonly rawId: string;
  readonly type: string;
  readonly response: Readonly<Record<string, string>>;
}

export function canUsePasskeys(): boolean {
  return typeof PublicKeyCredential !== "undefined" && window.isSecureContext;
}

/** Asks the browser for a new passkey; undefined when the person thought better of it. */
export async function createPasskey(options: CreateOptions): Promise<AnswerJson | undefined> {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map((each) => ({ ...each, id: bytes(each.id) })),
  } as unknown as PublicKeyCredentialCreationOptions;
  return ask(() => navigator.credentials.create({ publicKey }));
}

/** Asks the browser for a passkey that it has; undefined when the person thought better of it. */
export async function usePasskey(options: GetOptions): Promise<AnswerJson | undefined> {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
  } as unknown as PublicKeyCredentialRequestOptions;
  return ask(() => navigator.credentials.get({ publicKey }));
}

async function ask(run: () => Promise<Credential | null>): Promise<AnswerJson | undefined> {
  try {
    const credential = await run();
    return credential === null ? undefined : json(credential as PublicKeyCredential);
  } catch (error) {
    if (error instanceof DOMException && ["NotAllowedError", "AbortError"].includes(error.name)) return undefined;
    throw error;
  }
}

function json(credential: PublicKeyCredential): AnswerJson {
  const response: Record<string, string> = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"] as const) {
    const value = (credential.response as unknown as Record<string, ArrayBuffer | null | undefined>)[part];
    if (value) response[part] = base64url(value);
  }
  return { id: credential.id, rawId: base64url(credential.rawId), type: credential.type, response };
}

export function base64url(buffer: ArrayBuffer): string {
  const text = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function bytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}
