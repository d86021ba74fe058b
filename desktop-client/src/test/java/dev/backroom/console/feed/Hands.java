package dev.backroom.console.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// A clock that the test moves, and links as it wants them.
public final class Hands implements InstantSource {

    private Instant now;

    public Hands(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void forward(Duration time) {
        now = now.plus(time);
    }

    public Link live() {
        return new Link(Link.State.LIVE, Optional.of(now.minusMillis(200)), Duration.ofMillis(200), "");
    }

    public Link behind(Duration age) {
        return new Link(Link.State.BEHIND, Optional.of(now.minus(age)), age, "");
    }

    public Link offline(Duration age, String why) {
        return new Link(Link.State.OFFLINE, Optional.of(now.minus(age)), age, why);
    }
}
