package org.mandala.server.room;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.Grouping;
import org.mandala.server.protocol.RoomEvent;

/** When each group hears its bell. Pure. Rule L45. */
final class GroupTimes {

    /** Other bells for one group or for all; a group that is in the room again stays there. */
    static RoomEvent.GroupsTimed timed(Grouping grouping, @Nullable String group, double now, LongUnaryOperator bell) {
        boolean mostAreOn = now < grouping.backAt(grouping.endsAt());
        long common = group == null && mostAreOn ? bell.applyAsLong(grouping.endsAt()) : grouping.endsAt();
        Map<String, Long> own = new TreeMap<>();
        for (Group each : grouping.groups()) {
            boolean meant = group == null || group.equals(each.id());
            long end = grouping.endsAt(each.id());
            long then = meant && grouping.isOn(each.id(), now) ? bell.applyAsLong(end) : end;
            if (then != common) {
                own.put(each.id(), then);
            }
        }
        return new RoomEvent.GroupsTimed(grouping.id(), common, own.isEmpty() ? null : own);
    }

    private GroupTimes() {}
}
