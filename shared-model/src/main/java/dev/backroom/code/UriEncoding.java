package dev.backroom.code;

import java.nio.charset.StandardCharsets;

/// Percent encoding of path and query elements in Digital Links. A pair of hexadecimal digits is one character of
/// Latin-1, and what is no valid pair stays as it is.
public final class UriEncoding {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static final String RESERVED = ":/?#[]@!$&'()*+,;=%";

    private UriEncoding() {}

    /// Whether a URI may contain the character.
    static boolean isLegal(char c) {
        return UNRESERVED.indexOf(c) >= 0 || RESERVED.indexOf(c) >= 0;
    }

    static boolean isLegalInDomain(char c) {
        return c != '_' && c != '~' && UNRESERVED.indexOf(c) >= 0 || c == ':' || c == '[' || c == ']';
    }

    public static String escapePath(String text) {
        return escape(text, false);
    }

    /// The same for a query, in which a space is a plus.
    public static String escapeQuery(String text) {
        return escape(text, true);
    }

    public static String unescapePath(String text) {
        return unescape(text, false);
    }

    public static String unescapeQuery(String text) {
        return unescape(text, true);
    }

    private static String escape(String text, boolean query) {
        var escaped = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (UNRESERVED.indexOf(c) >= 0) {
                escaped.append(c);
            } else if (c == ' ' && query) {
                escaped.append('+');
            } else {
                escaped.append('%').append(hex(c >> 4)).append(hex(c & 0xF));
            }
        }
        return escaped.toString();
    }

    private static String unescape(String text, boolean query) {
        if (text.indexOf('%') < 0 && (!query || text.indexOf('+') < 0)) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? digit(text.charAt(i + 1)) : -1;
            int low = high >= 0 ? digit(text.charAt(i + 2)) : -1;
            if (low >= 0) {
                plain.append((char) (high * 16 + low));
                i += 2;
            } else {
                plain.append(c == '+' && query ? ' ' : c);
            }
        }
        return plain.toString();
    }

    private static char hex(int value) {
        return "0123456789ABCDEF".charAt(value);
    }

    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
