package dev.backroom.console.feed;

import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Subscription;

/// The toolkit's own thread. No other class may call `Platform.runLater`.
final class ToolkitUi implements Ui {

    @Override
    public void later(Runnable work) {
        Platform.runLater(work);
    }

    @Override
    public void nextPulse(Runnable work) {
        Platform.runLater(() -> new Once(work).start());
    }

    @Override
    public Subscription every(Duration period, Runnable work) {
        var ticks = new Timeline(new KeyFrame(javafx.util.Duration.millis(period.toMillis()), _ -> work.run()));
        ticks.setCycleCount(Animation.INDEFINITE);
        ticks.play();
        return ticks::stop;
    }

    /// A timer that is gone after one pulse: one that stayed would draw sixty frames a second of an idle store.
    private static final class Once extends AnimationTimer {
        private final Runnable work;

        Once(Runnable work) {
            this.work = work;
        }

        @Override
        public void handle(long now) {
            stop();
            work.run();
        }
    }
}
