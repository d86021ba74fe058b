package dev.backroom.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/// Reads a primitive from outside: one that is left out is zero or false, one that is null is a mistake. Jackson
/// alone
/// knows only both or neither.
final class Primitive<T> extends JsonDeserializer<T> {

    private final Class<T> type;
    private final JsonDeserializer<T> plain;
    private final T absent;

    @SuppressWarnings("unchecked") // Jackson's table is by type
    private Primitive(Class<T> type, T absent) {
        this.type = type;
        this.plain = (JsonDeserializer<T>) NumberDeserializers.find(type, type.getName());
        this.absent = absent;
    }

    static SimpleModule module() {
        return new SimpleModule()
                .addDeserializer(int.class, new Primitive<>(int.class, 0))
                .addDeserializer(long.class, new Primitive<>(long.class, 0L))
                .addDeserializer(boolean.class, new Primitive<>(boolean.class, false));
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return plain.deserialize(parser, context);
    }

    @Override
    public T getNullValue(DeserializationContext context) throws JsonMappingException {
        return context.reportInputMismatch(this, "null is no %s", type.getSimpleName());
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return absent;
    }
}
