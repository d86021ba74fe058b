package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation.CheckIn;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Arrival;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.workflow.Case;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import java.math.BigDecimal;
import java.util.Optional;

/// A truck at the door. Damage seen here, with the driver standing by, is the carrier's; what is found later is the
/// vendor's.
final class CheckInRules {

    private static final int UNITS_MAX = 100_000;
    private static final int TEXT_MAX = 60;
    private static final int CELSIUS_TEXT_MAX = 8;
    private static final BigDecimal CELSIUS_MAX = new BigDecimal(100);

    private CheckInRules() {}

    static Outcome checkIn(Draft draft, CheckIn operation) {
        Step<Integer> temperature = milliCelsius(operation.celsius());
        if (!(temperature instanceof Go<Integer>(Integer milliCelsius))) {
            return temperature.outcome();
        }
        Optional<Delivery> found = Deliveries.atTheDoor(draft, operation.delivery());
        if (found.isEmpty()) {
            return Say.no(Refusal.UNKNOWN_DELIVERY, "delivery", operation.delivery());
        }
        Delivery delivery = found.get();
        if (Dock.isOver(delivery.state())) {
            return Dock.closed(draft.facts(), delivery);
        }
        if (!delivery.arrival().isEmpty()) {
            return alreadyArrived(draft, delivery);
        }
        Arrival arrival = new Arrival(
                draft.time(),
                draft.actor(),
                operation.seal().orElse(""),
                operation.unitsCounted(),
                milliCelsius,
                operation.damaged(),
                operation.driver().orElse(""));
        Delivery here = Deliveries.arrived(delivery, Optional.of(arrival));
        draft.put(here);
        if (operation.damaged()) {
            draft.open(new Claims(draft, here, Optional.empty())
                    .atTheDoor(Case.of(DiscrepancyKind.DAMAGE).on(delivery.id(), 0), "carrier"));
        }
        return Say.done(Done.CHECKED_IN, "delivery", delivery.code());
    }

    /// What is wrong with the message itself, if anything.
    static Optional<Refused> malformed(CheckIn operation) {
        if (operation.unitsCounted() < 0 || operation.unitsCounted() > UNITS_MAX) {
            return Optional.of(Say.invalid("/unitsCounted", operation.unitsCounted()));
        }
        if (operation.seal().orElse("").length() > TEXT_MAX) {
            return Optional.of(Say.invalid("/seal", "…"));
        }
        if (operation.driver().orElse("").length() > TEXT_MAX) {
            return Optional.of(Say.invalid("/driver", "…"));
        }
        return milliCelsius(operation.celsius()) instanceof Step.Stop<Integer>(Refused why)
                ? Optional.of(why)
                : Optional.empty();
    }

    private static Outcome alreadyArrived(Draft draft, Delivery delivery) {
        Arrival arrival = delivery.arrival().getFirst();
        return Say.no(
                Refusal.ALREADY_ARRIVED,
                "delivery",
                delivery.code(),
                "time",
                draft.said(arrival.at()),
                "who",
                Integer.toString(arrival.by()));
    }

    private static Step<Integer> milliCelsius(Optional<String> celsius) {
        if (celsius.isEmpty()) {
            return Step.go(Arrival.NOT_MEASURED);
        }
        String text = celsius.get();
        try {
            BigDecimal degrees = new BigDecimal(text.length() > CELSIUS_TEXT_MAX ? "" : text);
            return degrees.abs().compareTo(CELSIUS_MAX) > 0
                    ? Step.stop(Say.invalid("/celsius", text))
                    : Step.go(degrees.movePointRight(3).intValueExact());
        } catch (ArithmeticException | NumberFormatException _) {
            return Step.stop(Say.invalid("/celsius", text));
        }
    }
}
