import { expect, it } from "vitest";
import { initials } from "../kit/person.tsx";
import type { RosterPerson, SiteView } from "../wire/messages.ts";
import { bySite } from "./People.tsx";

const SITES: SiteView[] = ["Boston", "Copenhagen", "Singapore"].map((name) => ({
  id: name.toLowerCase(),
  name,
  country: "",
  zone: "UTC",
}));

it("groups people by site, my site first, me first in it, then who leads", () => {
  const people = [
    person("Joy", "boston"),
    person("Ana", "boston", "FACILITATOR"),
    person("Noa", "nowhere"),
    person("Mei", "singapore"),
    person("Arif", "singapore"),
    person("Siti", "singapore", "HOST"),
  ];
  expect(bySite(people, SITES, "Mei").map(({ site, people }) => [site?.name, people.map(({ name }) => name)])).toEqual([
    ["Singapore", ["Mei", "Siti", "Arif"]],
    ["Boston", ["Ana", "Joy"]],
    [undefined, ["Noa"]],
  ]);
});

it("writes initials of whole characters", () => {
  expect(["Mei", "ana maria costa", "🌱 Grove", " "].map(initials)).toEqual(["M", "AC", "🌱G", ""]);
});

function person(name: string, site: string, role: RosterPerson["role"] = "PRACTITIONER"): RosterPerson {
  return { id: name, name, site, role };
}
