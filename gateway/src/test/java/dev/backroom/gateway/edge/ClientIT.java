package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.Listing;
import dev.backroom.client.LiveFeed;
import dev.backroom.client.Mirror;
import dev.backroom.client.Result;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.ReceivingOperation;
import dev.backroom.operation.SetupOperation;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.wire.Api;
import dev.backroom.wire.Listed;
import dev.backroom.wire.Reply;
import dev.backroom.wire.Request;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The client that everybody uses, against the running gateway.
@ExtendWith(RunningGateway.Given.class)
class ClientIT {

    private final RunningGateway gateway;
    private final Enrolments enrolments;
    private final URI address;

    ClientIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.enrolments = new Enrolments(gateway);
        this.address = gateway.at("");
    }

    private static SetupOperation places(String code) {
        return new SetupOperation.PutLocations(List.of(
                new SetupOperation.LocationData(code, Optional.empty(), LocationKind.BIN, Temperature.AMBIENT)));
    }

    @Test
    void anErpFeedsAndIsAnsweredOnceAgain() {
        int erp = enrolments.erp();
        try (BackroomClient client = BackroomClient.to(address, BackroomClient.device(erp, RunningGateway.SECRET))) {
            assertThat(client.signIn()).isInstanceOf(Result.Ok.class);
            String source = Integer.toString(erp);
            Reply first = client.feed(source, "locations", RunningGateway.STORE, "c-1", places("C1"));
            Reply again = client.feed(source, "locations", RunningGateway.STORE, "c-1", places("C1"));
            Reply other = client.feed(source, "locations", RunningGateway.STORE, "c-1", places("C2"));

            assertThat(first.accepted()).isTrue();
            assertThat(again.event()).isEqualTo(first.event());
            assertThat(other.type()).isEqualTo("/problems/number-reused");
            assertThat(client.post(RunningGateway.STORE, "c-2", Request.of(Instant.now(), places("C3")))
                            .accepted())
                    .isTrue();
        }
    }

    @Test
    void aDeviceSendsInOrderAndInBatches() {
        int device = gateway.device(Enrolments.name("dev"), Set.of(Role.INTEGRATOR), Set.of("0123"), true);
        try (BackroomClient client = BackroomClient.to(address, BackroomClient.device(device, RunningGateway.SECRET))) {
            Reply first = client.put(RunningGateway.STORE, device, 1, Request.of(Instant.now(), places("D1")));
            List<Reply> more = client.batch(
                    RunningGateway.STORE,
                    List.of(
                            new Request.Numbered(2, Request.of(Instant.now(), places("D2"))),
                            new Request.Numbered(
                                    3, Request.of(Instant.now(), new ReceivingOperation.CloseReceipt("nothing"))),
                            new Request.Numbered(5, Request.of(Instant.now(), places("D5")))));

            assertThat(first.last()).isEqualTo(1);
            assertThat(more)
                    .extracting(Reply::status)
                    .hasSize(3)
                    .startsWith(200)
                    .endsWith(409);
            assertThat(more.get(1).outcome().orElseThrow()).isInstanceOf(Outcome.Refused.class);
            assertThat(client.operation(RunningGateway.STORE, device, 2)
                            .orThrow()
                            .accepted())
                    .isTrue();
            assertThat(client.operation(RunningGateway.STORE, device, 9)).isInstanceOf(Result.Problem.class);
        }
    }

    @Test
    void aSupervisorReadsAndGoverns() {
        String badge = enrolments.administrator();
        try (BackroomClient client = BackroomClient.to(address, BackroomClient.person(badge, RunningGateway.PIN))) {
            String scope = "group:" + Enrolments.name("G");
            assertThat(client.setPolicy("over-receipt", scope, Map.of("units", "3"))
                            .accepted())
                    .isTrue();
            assertThat(client.policy("over-receipt", scope).orThrow().values()).containsEntry("units", "3");
            gateway.post(RunningGateway.STORE, places(scope.substring(6)));
            assertThat(client.list(RunningGateway.STORE, Listing.LOCATIONS, Map.of("limit", "3")))
                    .extracting(Listed.Location::code)
                    .contains(scope.substring(6));
            assertThat(client.list(RunningGateway.STORE, Listing.EVENTS, Map.of()))
                    .isNotEmpty();
            assertThat(client.scanCheck(RunningGateway.STORE, new Api.ScanCheck(scope.substring(6), Optional.empty()))
                            .orThrow()
                            .kind())
                    .isEqualTo("location");
        }
    }

    @Test
    void aDeskFollowsTheStore() throws InterruptedException {
        String badge = enrolments.administrator();
        LinkedBlockingQueue<Api.Live> messages = new LinkedBlockingQueue<>();
        Mirror mirror = new Mirror(RunningGateway.STORE);
        try (BackroomClient client = BackroomClient.to(address, BackroomClient.person(badge, RunningGateway.PIN));
                LiveFeed _ = client.live(RunningGateway.STORE, 0, "desk", notice -> {
                    if (notice instanceof LiveFeed.Notice.Rows(Api.Live message)) {
                        messages.add(message);
                    }
                })) {
            long newest = gateway.post(RunningGateway.STORE, places(Enrolments.name("L")))
                    .event();
            while (mirror.at() < newest) {
                Api.Live message = messages.poll(15, TimeUnit.SECONDS);
                assertThat(message).as("what comes until event %s", newest).isNotNull();
                assertThat(mirror.apply(message)).isNotEqualTo(Mirror.Effect.GAP);
            }
        }
        assertThat(mirror.store().rows()).hasSizeGreaterThan(1);
    }
}
