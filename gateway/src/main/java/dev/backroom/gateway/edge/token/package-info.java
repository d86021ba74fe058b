/// Who is asking: credentials become short-lived tokens, tokens become callers with the roles and stores that the
/// chain's rows give them at this moment.
///
/// No request gets past here without a token of our own. Secrets come in as text, leave as yes or no, and are never
/// logged.
@NullMarked
package dev.backroom.gateway.edge.token;

import org.jspecify.annotations.NullMarked;
