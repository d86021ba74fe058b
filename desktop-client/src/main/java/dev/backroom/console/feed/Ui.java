package dev.backroom.console.feed;

import java.time.Duration;
import javafx.util.Subscription;

/// The one door to the thread of the window. Whoever comes from another thread is given this and nothing else; tests
/// give one that opens when they say so.
public interface Ui {

    /// Runs the work on the window's thread, soon.
    void later(Runnable work);

    /// Runs the work on the window's thread at the next pulse, before the frame is drawn.
    void nextPulse(Runnable work);

    /// Runs the work on the window's thread again and again until unsubscribed.
    Subscription every(Duration period, Runnable work);

    /// The real one. The toolkit must have been started before it is used.
    static Ui ofToolkit() {
        return new ToolkitUi();
    }
}
