package dev.backroom.rules.bad.policy;

import org.slf4j.Logger;

/// Says something on the side.
record WritesLog(Logger log) {}
