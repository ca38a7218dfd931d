package org.mandala.server.programme;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandala.server.protocol.Role;

/** What stands in {@code config/demo/programme.yaml}, as it stands there. */
record DemoFile(
        Cohort cohort,
        Calendar calendar,
        List<Place> sites,
        List<Named> homes,
        List<Named> projects,
        List<Practitioner> practitioners,
        List<Teacher> faculty,
        List<Meeting> sessions,
        List<InPerson> meetings,
        List<Event> events,
        List<Template> templates,
        List<Text> agreements) {

    private static final String RESOURCE = "/config/demo/programme.yaml";

    /**
     * The {@code week}th {@code weekday} of each month at {@code time} (hours and minutes) in {@code zone}; from the month
     * {@code twinsFrom} on with a twin the day after at {@code twinTime}.
     */
    record Calendar(
            int week, DayOfWeek weekday, String time, String zone, int minutes, int twinsFrom, String twinTime) {}

    /** A meeting of several days; {@code month} as in {@link Meeting}, {@code day} of that month. */
    record InPerson(
            String id,
            int month,
            int day,
            String time,
            String zone,
            int days,
            int minutes,
            String title,
            String place,
            String board) {}

    record Event(
            String site,
            int month,
            int day,
            String time,
            int days,
            int minutes,
            String title,
            String about,
            String place) {}

    /** Has the agenda of the {@code like}th session, from 0. */
    record Template(String id, String title, int like) {}

    record Text(String id, String title, String text) {}

    /** A site; {@code kind}, {@code shown}, {@code region}, {@code town} where they differ from a plain local site's. */
    record Place(
            String id,
            String name,
            String country,
            String zone,
            Site.@Nullable Kind kind,
            @Nullable String parent,
            @Nullable String region,
            @Nullable String town,
            Site.@Nullable Precision shown) {

        Site site() {
            return new Site(
                    id,
                    name,
                    country,
                    zone,
                    kind == null ? Site.Kind.SITE : kind,
                    parent,
                    region == null ? "" : region,
                    town == null ? "" : town,
                    shown == null ? Site.Precision.TOWN : shown,
                    List.of(),
                    null);
        }
    }

    record Named(String id, String name) {}

    record Practitioner(String id, String name, String site, String home, String project) {}

    record Teacher(String id, String name, String site, Role role) {}

    /** {@code month} counts from the month of the first start, {@code board} is the id of a template. */
    record Meeting(int month, String title, String board, List<Line> agenda) {}

    record Line(
            String id,
            AgendaItem.Kind kind,
            String title,
            int minutes,
            AgendaItem.Grouping grouping,
            @Nullable String practice,
            @Nullable String board) {}

    /** The file in our own jar. */
    static DemoFile read() {
        try (InputStream file = DemoFile.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path: build the jar anew");
            }
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(file, DemoFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read: " + e.getMessage(), e);
        }
    }
}
