package dev.backroom.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.console.feed.Hands;
import dev.backroom.console.feed.InView;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Signal;
import dev.backroom.store.MasterRow.Site;
import dev.backroom.store.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What the frame says of store and link.
class FrameViewModelTest {

    private final Hands clock = new Hands(Instant.parse("2027-03-09T08:42:07Z"));
    private final InView view = new InView(StoreId.parse("0123"));
    private final FrameViewModel model = new FrameViewModel(view, new Texts(Locale.ENGLISH));

    FrameViewModelTest() {
        model.shown();
    }

    @Test
    void namesTheStoreAsSoonAsTheChainHas() {
        assertThat(model.storeProperty().get()).isEqualTo("0123");

        view.chain(true, 1, List.of(new Site(123, "Leeds Briggate", ZoneId.of("Europe/London"), LocalTime.MIDNIGHT)));

        assertThat(model.storeProperty().get()).isEqualTo("0123 Leeds Briggate");
    }

    @Test
    void isCalmWhileLive() {
        view.linked(clock.live());

        assertThat(model.linkProperty().get()).isEqualTo("Live, 0.2 s");
        assertThat(model.signalProperty().get()).isEqualTo(Signal.ACCEPTED);
        assertThat(model.bandProperty().get()).isEmpty();
    }

    @Test
    void isAmberWithTheAgeWhenBehind() {
        view.linked(clock.behind(Duration.ofMillis(6_400)));

        assertThat(model.linkProperty().get()).isEqualTo("Behind, 6.4 s");
        assertThat(model.signalProperty().get()).isEqualTo(Signal.LOOK);
    }

    @Test
    void saysAcrossTheTopSinceWhenItIsOffline() {
        view.linked(clock.offline(Duration.ofMinutes(3), "no route"));

        assertThat(model.bandProperty().get()).contains("as of", "3 min ago");
        assertThat(model.whyProperty().get()).isEqualTo("Reason: no route");
        assertThat(model.signalProperty().get()).isEqualTo(Signal.STOP);
    }

    @Test
    void saysNothingMoreOnceItIsHidden() {
        model.hidden();
        view.linked(clock.offline(Duration.ofMinutes(3), "no route"));

        assertThat(model.bandProperty().get()).isEmpty();
    }
}
