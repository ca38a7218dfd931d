package org.mandala.server.room;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import org.mandala.server.protocol.Group;
import org.mandala.server.protocol.RoomEvent;
import org.mandala.server.protocol.RunEvent;
import org.mandala.server.protocol.RunGroup;
import org.mandala.server.protocol.SessionEvent;

/** Keeps the logs of sessions. Futures complete on the Vert.x context of the caller, where there is one. */
public interface RoomStore {

    /** The events of a session whose {@code seq} is greater than {@code after}, in order. */
    Future<List<LoggedEvent>> read(String session, long after);

    /** How the people of these sessions were divided into groups, whenever they were. */
    Future<List<List<String>>> groups(Collection<String> sessions);

    /**
     * Adds an event; true once it is on stable storage, false when its {@code seq} is taken: then read on and decide
     * again. The caller numbers without gaps: {@code seq} is one more than the last one it read.
     */
    Future<Boolean> append(String session, LoggedEvent event);

    /** The groups that an event made, if it made any; who reads logs in their own way asks this of each. */
    static List<List<String>> groupsOf(SessionEvent event) {
        if (event instanceof RoomEvent.GroupsOpened opened) {
            return opened.grouping().groups().stream().map(Group::members).toList();
        } else if (event instanceof RunEvent.PracticeStarted started && started.groups() != null) {
            return started.groups().stream().map(RunGroup::members).toList();
        }
        return List.of();
    }
}
