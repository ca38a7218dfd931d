interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}

const made = new Map<string, ReturnType<Policies["createPolicy"]>>();

/** Our security policy takes no bare text for the address of a script; `url` is one of our own files. */
export function trustedScript(policy: string, url: string): string {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  if (!policies) return url;
  const known = made.get(policy) ?? policies.createPolicy(policy, { createScriptURL: (it) => it });
  made.set(policy, known);
  return known.createScriptURL(url);
}
