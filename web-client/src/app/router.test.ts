import { expect, it } from "vitest";
import { pathOfLeft, pathOfSession, routeOf } from "./router.ts";

it("finds a session by the path that it gives it", () => {
  expect(routeOf(pathOfSession("march:1"))).toEqual({ to: "session", id: "march:1" });
  expect(routeOf(pathOfLeft("march:1"))).toEqual({ to: "left", id: "march:1" });
});

it("leads nowhere from an unknown path", () => {
  const paths = ["/x", "/session", "/session/a/b", "/session/a/left/c", "/join/x"];
  expect(paths.map((path) => routeOf(path).to)).toEqual(paths.map(() => "nowhere"));
});

it("takes a path that is not well encoded as it stands", () => {
  expect(routeOf("/session/%E0%A4%A")).toEqual({ to: "session", id: "%E0%A4%A" });
});
