package dev.backroom.console.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/// Numbers, times and ages as the reader's language and the store's clock write them.
public final class Formats {

    private static final Duration TENTHS_BELOW = Duration.ofSeconds(10);
    private static final Duration SECONDS_BELOW = Duration.ofMinutes(2);
    private static final Duration MINUTES_BELOW = Duration.ofHours(2);

    private final Texts texts;
    private final ZoneId zone;
    private final DateTimeFormatter minutes;
    private final DateTimeFormatter seconds;
    private final DateTimeFormatter day;

    /// @param zone the store's: a delivery is due at the time on the wall of its dock
    public Formats(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
        this.minutes = DateTimeFormatter.ofPattern("HH:mm", texts.locale()).withZone(zone);
        this.seconds = DateTimeFormatter.ofPattern("HH:mm:ss", texts.locale()).withZone(zone);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .withZone(zone);
    }

    public ZoneId zone() {
        return zone;
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(texts.locale()).format(number);
    }

    /// Hours and minutes, such as `06:10`.
    public String time(Instant instant) {
        return minutes.format(instant);
    }

    /// Hours, minutes and seconds.
    public String moment(Instant instant) {
        return seconds.format(instant);
    }

    public String day(Instant instant) {
        return day.format(instant);
    }

    /// How old something is, no finer than one can read: `0.2 s`, `14 s`, `3 min`, `2 h`.
    public String age(Duration age) {
        if (age.compareTo(TENTHS_BELOW) < 0) {
            return texts.of("age.tenths", age.toMillis() / 100 / 10.0);
        }
        if (age.compareTo(SECONDS_BELOW) < 0) {
            return texts.of("age.seconds", age.toSeconds());
        }
        if (age.compareTo(MINUTES_BELOW) < 0) {
            return texts.of("age.minutes", age.toMinutes());
        }
        return texts.of("age.hours", age.toHours());
    }
}
