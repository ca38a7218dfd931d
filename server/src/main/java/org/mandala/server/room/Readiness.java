package org.mandala.server.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.ClientMessage.Report;
import org.mandala.server.protocol.DeviceReport;
import org.mandala.server.protocol.ServerMessage;

/** What each device said of its clock and its sound, for those who lead. Rules K10 and K11. */
final class Readiness {
    private final Map<Attendee, Report> reports = new LinkedHashMap<>();

    void report(Attendee attendee, Report report) {
        reports.put(attendee, report);
    }

    /** Whether it had said anything. */
    boolean forget(Attendee attendee) {
        return reports.remove(attendee) != null;
    }

    ServerMessage message() {
        List<DeviceReport> devices = new ArrayList<>();
        reports.forEach(
                (attendee, report) -> devices.add(device(attendee.person().id(), report)));
        return new ServerMessage.Readiness(devices);
    }

    private static DeviceReport device(String person, @Nullable Report report) {
        if (report == null) {
            throw new IllegalStateException("no report of " + person);
        }
        return new DeviceReport(
                person,
                report.error(),
                report.audio(),
                report.latency(),
                report.script(),
                report.rang(),
                report.missed());
    }
}
