package dev.backroom.code;

/// One application identifier with its value.
///
/// @param ai the identifier
/// @param value its value, checked
/// @param position zero-based place of the value in the text it was read from
public record Element(Ai ai, String value, int position) {
    /// For people: `(01) 09521234543213`.
    public String readable() {
        return ai + " " + value;
    }

    /// `(10)AB\(C`: an opening bracket in the value is escaped, so that it cannot be taken for an identifier's.
    String bracketed() {
        return ai + value.replace("(", "\\(");
    }
}
