package org.mandala.server.programme.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What clocks around the world show. Rules C24 to C27. Instants are ms since 1970. */
public final class LocalTimes {
    private static final int DAY_MINUTES = 24 * 60;
    private static final long MS_PER_MINUTE = 60_000;
    private static final LocalTime NIGHT_FROM = LocalTime.of(22, 0);
    private static final LocalTime NIGHT_TO = LocalTime.of(7, 0);

    public static LocalDateTime at(long instant, String zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(instant), ZoneId.of(zone));
    }

    /** How many days the date of {@code zone} is after (before if negative) that of {@code home}. */
    public static int day(long instant, String zone, String home) {
        return (int) ChronoUnit.DAYS.between(
                at(instant, home).toLocalDate(), at(instant, zone).toLocalDate());
    }

    /**
     * By how many minutes the hour that clocks show at {@code second} is later than at {@code first}, from -719 to 720: what
     * somebody notices who always sits down at the same hour.
     */
    public static int shift(long first, long second, String zone) {
        int before = minuteOfDay(at(first, zone).toLocalTime());
        int after = minuteOfDay(at(second, zone).toLocalTime());
        int later = Math.floorMod(after - before, DAY_MINUTES);
        return later > DAY_MINUTES / 2 ? later - DAY_MINUTES : later;
    }

    /** How many minutes of a session are at night, from 22:00 to 7:00. */
    public static int night(long start, int minutes, String zone) {
        int night = 0;
        for (int minute = 0; minute < minutes; minute++) {
            if (isNight(at(start + minute * MS_PER_MINUTE, zone).toLocalTime())) {
                night++;
            }
        }
        return night;
    }

    private static boolean isNight(LocalTime time) {
        return !time.isBefore(NIGHT_FROM) || time.isBefore(NIGHT_TO);
    }

    private static int minuteOfDay(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    private LocalTimes() {}
}
