import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import type { Seat } from "../session/seat.ts";
import type { Api } from "../wire/api.ts";
import { OpenGroups } from "./OpenGroups.tsx";
import { PreparedGroups } from "./PreparedGroups.tsx";
import { PrepareGroups } from "./PrepareGroups.tsx";
import { useExpected } from "./useExpected.ts";
import { useTemplates } from "./useTemplates.ts";

interface Props {
  readonly seat: Seat;
  readonly api: Api;
  readonly session: string;
  readonly onClose: () => void;
}

/** Divides the people, and looks after the groups while they are open; further ones are prepared meanwhile. */
export function GroupsPanel({ seat, api, session, onClose }: Props): JSX.Element {
  const templates = useTemplates(api);
  const expected = useExpected(api, session, seat);
  const [more, setMore] = useState(false);
  const [editing, setEditing] = useState<string | undefined>(undefined);
  const grouping = seat.grouping.value;
  const open = seat.someOpen.value;
  const parts = { seat, templates, mayOpen: !open };
  return (
    <Dialog title={t("groups.title")} onClose={onClose} wide>
      <div class="groups-panel">
        {grouping && <OpenGroups seat={seat} grouping={grouping} />}
        {open && !more && (
          <button type="button" class="button compact" onClick={() => setMore(true)}>
            {t("leading.prepareNext")}
          </button>
        )}
        {(!open || more) && (
          <>
            <PreparedGroups {...parts} expected={expected} editing={editing} onEdit={setEditing} />
            <PrepareGroups {...parts} onNamed={() => setEditing(seat.room.now.peek().prepared.at(-1)?.id)} />
          </>
        )}
      </div>
    </Dialog>
  );
}
