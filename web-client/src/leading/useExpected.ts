import { useEffect, useState } from "preact/hooks";
import type { Seat } from "../session/seat.ts";
import type { Api } from "../wire/api.ts";
import type { Named } from "../wire/messages.ts";

/** Whom the session waits for, here or not, by name (L46); nobody while that cannot be asked. Asked anew when `asked` changes. */
export function useExpected(api: Api, session: string, seat: Seat, asked = 0): readonly Named[] {
  const [expected, setExpected] = useState<readonly Named[]>([]);
  useEffect(() => {
    let over = false;
    const path = `/sessions/${encodeURIComponent(session)}/expected`;
    api.call<readonly Named[]>("GET", path).then(
      (people) => {
        if (over) return;
        seat.room.know(people);
        setExpected(people);
      },
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [api, session, seat, asked]);
  return expected;
}
