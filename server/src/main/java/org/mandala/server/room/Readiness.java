package org.mandala.server.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mandala.server.home.Home;
import org.mandala.server.protocol.ClientMessage.Report;
import org.mandala.server.protocol.DeviceReport;
import org.mandala.server.protocol.ServerMessage;

/** What each device said of its clock and its sound, for those who lead. Rules K10 and K11. */
final class Readiness {
    /** Forty devices that report together are one message. */
    private static final long EVERY_MS = 1_000;

    private final Map<Attendee, Report> reports = new LinkedHashMap<>();
    private final Telling telling;
    private final SessionLine line;
    private final Home home;
    private boolean due;

    Readiness(Telling telling, SessionLine line, Home home) {
        this.telling = telling;
        this.line = line;
        this.home = home;
    }

    /** One that says what is known already, as each does now and then, is no news. */
    void report(Attendee attendee, Report report) {
        if (!report.equals(reports.put(attendee, report))) {
            tellSoon();
        }
    }

    /** Tells one who leads and has just come. */
    void tell(Attendee leader) {
        List<DeviceReport> known = line.withDevicesElsewhere(devices());
        if (!known.isEmpty()) {
            Telling.tell(leader, new ServerMessage.Readiness(known));
        }
    }

    void forget(Attendee attendee) {
        if (reports.remove(attendee) != null) {
            tellSoon();
        }
    }

    private void tellSoon() {
        if (!due) {
            due = true;
            home.after(EVERY_MS, () -> {
                due = false;
                line.sayDevices(devices());
                tellHere();
            });
        }
    }

    /** Tells those who lead at this node of the devices at all. */
    void tellHere() {
        telling.tellLeaders(new ServerMessage.Readiness(line.withDevicesElsewhere(devices())));
    }

    private List<DeviceReport> devices() {
        List<DeviceReport> devices = new ArrayList<>();
        reports.forEach(
                (attendee, report) -> devices.add(device(attendee.person().id(), report)));
        return devices;
    }

    private static DeviceReport device(String person, Report report) {
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
