package dev.backroom.gateway.edge.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Media types and what requests say about them.
final class Media {

    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";
    static final String PROBLEM = "application/problem+json";
    static final String HTML = "text/html;charset=utf-8";
    static final String YAML = "application/yaml";
    /// Prometheus' text format.
    static final String METRICS = "text/plain;version=0.0.4;charset=utf-8";

    private Media() {}

    /// Whether an `Accept` header lets one of these types through. Weights are not looked at: there is nothing to
    /// choose.
    static boolean accepts(@Nullable String accept, List<String> offered) {
        if (accept == null || accept.isBlank() || accept.contains("*/*")) {
            return true;
        }
        String wanted = accept.toLowerCase(Locale.ROOT);
        for (String offer : offered) {
            String type = plain(offer);
            if (wanted.contains(type) || wanted.contains(type.substring(0, type.indexOf('/')) + "/*")) {
                return true;
            }
        }
        return false;
    }

    /// Whether a `Content-Type` header names one of these types.
    static boolean isOneOf(@Nullable String contentType, List<String> taken) {
        return contentType != null && taken.contains(plain(contentType));
    }

    /// The type without its parameters.
    static String plain(String mediaType) {
        int cut = mediaType.indexOf(';');
        String type = cut < 0 ? mediaType : mediaType.substring(0, cut);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
