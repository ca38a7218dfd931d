const ALPHABET = "0123456789abcdefghijklmnopqrstuv";

/** A new random id of 100 bits. Not randomUUID, which browsers offer on https alone, while a hub may serve plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join("");
}
