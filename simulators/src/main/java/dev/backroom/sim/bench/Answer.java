package dev.backroom.sim.bench;

import java.nio.charset.StandardCharsets;

/// The part of HTTP/1.1 that a load generator must understand: where an answer ends and what its status is.
///
/// @param end index after the answer's last byte, -1 while it is not complete
/// @param body index of the body's first byte
record Answer(int status, int body, int end) {

    static final Answer INCOMPLETE = new Answer(0, 0, -1);

    private static final int STATUS_AT = 9;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    boolean complete() {
        return end >= 0;
    }

    /// @param filled how many of the bytes are there
    /// @throws IllegalStateException when the answer has no length
    static Answer in(byte[] bytes, int filled) {
        int body = endOfHead(bytes, filled);
        if (body < 0) {
            return INCOMPLETE;
        }
        int status = (bytes[STATUS_AT] - '0') * 100 + (bytes[STATUS_AT + 1] - '0') * 10 + bytes[STATUS_AT + 2] - '0';
        int end = body + length(bytes, body);
        return end <= filled ? new Answer(status, body, end) : INCOMPLETE;
    }

    private static int endOfHead(byte[] bytes, int filled) {
        for (int i = 3; i < filled; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int length(byte[] bytes, int body) {
        for (int line = 0; line < body; line++) {
            if (bytes[line] == '\n' && isLength(bytes, line + 1)) {
                int length = 0;
                for (int i = line + 1 + LENGTH.length; bytes[i] != '\r'; i++) {
                    length = bytes[i] == ' ' ? length : length * 10 + bytes[i] - '0';
                }
                return length;
            }
        }
        throw new IllegalStateException("an answer without a length");
    }

    private static boolean isLength(byte[] bytes, int from) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((bytes[from + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }
}
