package dev.backroom.code.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Walks along one coupon. After the first finding nothing moves any more, so callers need not ask after each step.
final class CouponReader {
    private final String text;
    private final int from;
    private final int to;
    private final CompanyPrefixes prefixes;
    private int at;
    private @Nullable Lint finding;

    CouponReader(String text, int from, int to, CompanyPrefixes prefixes) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.prefixes = prefixes;
        this.at = from;
    }

    int position() {
        return at - from;
    }

    void digitsOnly() {
        finding = CharacterLinters.numeric(text, from, to);
    }

    void readAll(List<CouponPart> parts) {
        for (CouponPart part : parts) {
            if (finding != null) {
                return;
            }
            read(part);
        }
    }

    boolean nextIs(char indicator) {
        if (finding != null || at == to || text.charAt(at) != indicator) {
            return false;
        }
        at++;
        return true;
    }

    /// The date just read is not later than the one whose indicator stands at `earlier`. Both have two-digit years
    /// and are compared as they stand.
    void ordered(int earlier) {
        if (finding != null) {
            return;
        }
        int expiration = from + earlier + 1;
        if (text.substring(expiration, expiration + 6).compareTo(text.substring(at - 6, at)) < 0) {
            finding = new Lint(LintError.COUPON_EXPIRATION_BEFORE_START, earlier, at - from - earlier);
        }
    }

    @Nullable
    Lint finish() {
        if (finding == null && at < to) {
            finding = new Lint(LintError.COUPON_EXCESS_DATA, at - from, to - at);
        }
        return finding;
    }

    private void read(CouponPart part) {
        int digits = part.size().fixed();
        if (!part.lead().allowed().isEmpty()) {
            if (at == to) {
                finding = rest(part.lead().missing());
                return;
            }
            char lead = text.charAt(at);
            if (lead == part.lead().absent()) {
                at++;
                return;
            }
            if (part.lead().allowed().indexOf(lead) < 0) {
                finding = new Lint(part.lead().invalid(), at - from, 1);
                return;
            }
            at++;
            digits += part.size().led() ? lead - '0' : 0;
        }
        if (to - at < digits) {
            finding = rest(part.truncated());
            return;
        }
        finding = switch (part.kind()) {
            case PLAIN -> null;
            case DATE ->
                DateLinters.date(text, at, at + 6, 2, 1) == null
                        ? null
                        : new Lint(part.lead().invalid(), at - from, 6);
            case PREFIX -> KeyLinters.issued(prefixes.lookUp(text, at, at + digits), at - from, digits);
        };
        at += digits;
    }

    /// What is left of the text, or the whole text when nothing is left: there is then no character to point at.
    private Lint rest(LintError error) {
        return at == to ? new Lint(error, 0, to - from) : new Lint(error, at - from, to - at);
    }
}
