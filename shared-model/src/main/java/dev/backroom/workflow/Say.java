package dev.backroom.workflow;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Accepted;
import dev.backroom.operation.Outcome.Offer;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow;
import dev.backroom.store.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Outcomes from a code and pairs of argument names and texts.
///
/// Arguments called `who` are a person's id, or a device's with a minus sign: whoever shows the sentence puts the
/// name
/// in. No argument ever tells a quantity on hand.
public final class Say {

    /// Where the operation is in a request.
    private static final String OPERATION = "/operation";

    private static final List<Offer> GOODS_IN_HAND = List.of(Offer.QUARANTINE, Offer.HAND_BACK);

    private Say() {}

    public static Accepted done(Done what, String... pairs) {
        return new Accepted(what.code(), args(pairs));
    }

    public static Refused no(Refusal why, String... pairs) {
        return new Refused(why, args(pairs), List.of());
    }

    /// A refusal with goods behind it: they can be quarantined or handed back.
    public static Refused notThese(Refusal why, String... pairs) {
        return new Refused(why, args(pairs), GOODS_IN_HAND);
    }

    public static Outcome asks(Question question, String... pairs) {
        return new Outcome.Asks(question.code(), args(pairs), question.approval());
    }

    /// A value that cannot be used in a field of the message.
    ///
    /// @param field JSON pointer (RFC 6901) below the operation, such as `/lines/0/quantity`
    public static Refused invalid(String field, Object value) {
        return no(Refusal.INVALID_VALUE, "field", OPERATION + field, "detail", String.valueOf(value));
    }

    /// A value that contradicts what else is known or said.
    ///
    /// @param field JSON pointer below the operation
    /// @param other what it contradicts
    public static Refused contradiction(String field, Object value, Object other) {
        String said = String.valueOf(value);
        return no(Refusal.CONTRADICTION, "field", OPERATION + field, "value", said, "other", String.valueOf(other));
    }

    /// A field of the message that must not be empty.
    ///
    /// @param field JSON pointer below the operation
    public static Refused missing(String field) {
        return no(Refusal.MISSING_FIELD, "field", OPERATION + field);
    }

    /// A list of the message with more entries than one message may have.
    ///
    /// @param field JSON pointer below the operation
    public static Refused tooMany(String field, int size) {
        return no(Refusal.TOO_LARGE, "field", OPERATION + field, "detail", Integer.toString(size));
    }

    /// A field of an entry of a list, as JSON pointer.
    public static String at(String list, int index, String field) {
        return list + "/" + index + "/" + field;
    }

    /// A moment as the store's people write it: `09:14`, or with its day where that is not today.
    public static String time(Master master, StoreId store, Instant moment, LocalDate today) {
        LocalDateTime local = at(master, store, moment);
        String clock = two(local.getHour()) + ":" + two(local.getMinute());
        return local.toLocalDate().equals(today) ? clock : local.toLocalDate() + " " + clock;
    }

    private static LocalDateTime at(Master master, StoreId store, Instant moment) {
        MasterRow.Site site = master.sites().get(store.value());
        ZoneId zone = site == null ? ZoneOffset.UTC : site.zone();
        return LocalDateTime.ofInstant(moment, zone);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static Map<String, String> args(String[] pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("names and texts come in pairs: " + Arrays.toString(pairs));
        }
        Map<String, String> args = HashMap.newHashMap(pairs.length / 2);
        for (int i = 0; i < pairs.length; i += 2) {
            args.put(pairs[i], pairs[i + 1]);
        }
        return args;
    }
}
