import fc from "fast-check";
import { expect, it } from "vitest";
import { base64url, bytes } from "./passkey.ts";

it("gives back the bytes that it wrote as base64url", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (some) => {
      const text = base64url(some.slice().buffer as ArrayBuffer);
      expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
      expect([...bytes(text)]).toEqual([...some]);
    }),
  );
});
