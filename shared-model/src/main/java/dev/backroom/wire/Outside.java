package dev.backroom.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.backroom.operation.Code;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What texts, codes, moments and days from outside may be: what no database keeps, no other system could read or
/// nobody
/// could see never gets in.
public final class Outside {

    /// The first year that a moment or a day may be in.
    public static final int YEAR_MIN = 1970;

    /// The last one: what RFC 3339 can write.
    public static final int YEAR_MAX = 9999;

    /// Code of a detail (see `dev.backroom.operation.Sentences`): a text with a character that no text may hold.
    public static final String UNKEEPABLE = "unkeepable";

    /// Code of a detail: a moment or a day beyond [#YEAR_MIN] and [#YEAR_MAX].
    public static final String YEARS = "years";

    private Outside() {}

    static SimpleModule module() {
        return new Rules()
                .addDeserializer(String.class, new Text())
                .addKeyDeserializer(String.class, new Key())
                .addDeserializer(
                        Instant.class,
                        new Moment<>(
                                Instant.class,
                                Instant::parse,
                                instant -> instant.atOffset(ZoneOffset.UTC).getYear()))
                .addDeserializer(LocalDate.class, new Moment<>(LocalDate.class, LocalDate::parse, LocalDate::getYear));
    }

    /// Whether a text can be kept: no NUL, which PostgreSQL refuses, and no half of a surrogate pair, which is no
    /// character.
    public static boolean canBeKept(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c) && !isPairAt(text, i++)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPairAt(String text, int i) {
        return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }

    private static String kept(String text, DeserializationContext context) throws IOException {
        if (canBeKept(text)) {
            return text;
        }
        throw impossible(context, String.class, UNKEEPABLE);
    }

    private static ValueInstantiationException impossible(DeserializationContext context, Class<?> type, String code) {
        return ValueInstantiationException.from(
                context.getParser(), code, context.constructType(type), new IllegalArgumentException(code));
    }

    private static final class Text extends StringDeserializer {
        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return kept(super.deserialize(parser, context), context);
        }
    }

    /// A text, or the texts of a list or an optional one, where the model says that it is a code.
    private static final class Coded extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Object findDeserializer(Annotated annotated) {
            return annotated.getRawType() == String.class ? findContentDeserializer(annotated) : null;
        }

        @Override
        public @Nullable Object findContentDeserializer(Annotated annotated) {
            Code code = annotated.getAnnotation(Code.class);
            return code == null ? null : new CodeText(code.orEmpty());
        }
    }

    private static final class Rules extends SimpleModule {
        private static final long serialVersionUID = 1L;

        @Override
        public void setupModule(SetupContext context) {
            super.setupModule(context);
            context.insertAnnotationIntrospector(new Coded());
        }
    }

    private static final class CodeText extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        private final boolean orEmpty;

        CodeText(boolean orEmpty) {
            super(String.class);
            this.orEmpty = orEmpty;
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = kept(StringDeserializer.instance.deserialize(parser, context), context);
            Optional<Code.Flaw> flaw = orEmpty && text.isEmpty() ? Optional.empty() : Code.Flaw.of(text);
            if (flaw.isPresent()) {
                throw impossible(context, String.class, flaw.get().detail());
            }
            return text;
        }
    }

    private static final class Key extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return kept(key, context);
        }
    }

    /// A moment or a day: a text in its usual form, never a number.
    private static final class Moment<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;
        private final transient ToIntFunction<T> year;

        Moment(Class<T> type, Function<String, T> parse, ToIntFunction<T> year) {
            super(type);
            this.parse = parse;
            this.year = year;
        }

        @Override
        @SuppressWarnings("unchecked") // of the type that this is for
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            String text = parser.getText();
            T value;
            try {
                value = parse.apply(text);
            } catch (DateTimeException none) {
                return (T) context.handleWeirdStringValue(handledType(), text, "not written like one");
            }
            if (!isInRange(value)) {
                throw impossible(context, handledType(), YEARS);
            }
            return value;
        }

        private boolean isInRange(T value) {
            try {
                int in = year.applyAsInt(value);
                return in >= YEAR_MIN && in <= YEAR_MAX;
            } catch (DateTimeException beyondAllYears) {
                return false;
            }
        }
    }
}
