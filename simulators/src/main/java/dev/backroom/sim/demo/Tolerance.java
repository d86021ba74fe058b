package dev.backroom.sim.demo;

import dev.backroom.client.BackroomClient;
import dev.backroom.sim.erp.Catalogue;
import dev.backroom.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One rule of governance is changed while people work by it, and the next scans feel it: a fifth too much of a
/// seasonal article is over the tolerance of the company, and within that of its group.
final class Tolerance {

    private static final String RULE = "over-receipt";
    private static final String OVER = "over-tolerance";
    private static final String WITHIN = "over-order";

    private final BackroomClient governance;
    private final List<String> asked = new ArrayList<>();
    private int before = -1;

    Tolerance(BackroomClient governance) {
        this.governance = governance;
    }

    /// What holds in the morning.
    void begin() {
        set("", "10", "1000");
    }

    /// What holds from now on.
    synchronized void change() {
        before = asked.size();
        set("group:" + Catalogue.SEASONAL, "25", "1000");
    }

    private void set(String scope, String percent, String units) {
        Reply reply = governance.setPolicy(RULE, scope, Map.of("percent", percent, "units", units));
        if (!reply.accepted()) {
            throw new IllegalStateException("the tolerance was not taken: " + reply.detail());
        }
    }

    /// Whether anybody has met it yet.
    synchronized boolean isTried() {
        return !asked.isEmpty();
    }

    /// Notes what was asked about a seasonal article.
    synchronized void noted(String question) {
        asked.add(question);
    }

    /// Whether everybody was asked by the old rule before, and by the new one after. The few that were under way
    /// while it
    /// changed may have met either.
    synchronized boolean felt(int underWay) {
        return before > 0
                && asked.size() > before + underWay
                && asked.subList(0, before).stream().allMatch(OVER::equals)
                && asked.subList(before + underWay, asked.size()).stream().allMatch(WITHIN::equals);
    }

    synchronized String said() {
        return before < 0 ? "over-receipt up to 10 % everywhere" : "over-receipt up to 10 %, SEASONAL now up to 25 %";
    }
}
