package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.gateway.edge.http.Route;
import dev.backroom.store.MasterRow.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract and the running gateway, in both directions: what is documented is there and answers so, what is
/// there
/// is documented. (That every answer is as documented is checked by [Http] in each test.)
@ExtendWith(RunningGateway.Given.class)
class ContractIT {

    /// Answers that need more than a request of an orderly client: a body that does not come (see [ServiceIT]), the
    /// queue
    /// of a lane that is full, parts that do not work.
    private static final Set<Integer> NEED_A_FAULT = Set.of(408, 503);

    private final RunningGateway gateway;
    private final Enrolments enrolments;
    private final Http http;
    private final Contract contract;

    ContractIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.enrolments = new Enrolments(gateway);
        this.http = new Http(gateway);
        this.contract = gateway.contract();
    }

    @AfterEach
    void close() {
        http.close();
    }

    private static String name(Route route) {
        return route.method() + " " + route.template();
    }

    @Test
    void whatIsThereIsDocumentedAndTheOtherWayRound() {
        assertThat(contract.operations().stream().map(Contract.Operation::name))
                .containsExactlyInAnyOrderElementsOf(
                        gateway.edge().routes().stream().map(ContractIT::name).toList());
    }

    @Test
    void parametersBodiesAnswersAndAccessAreDocumented() {
        Map<String, Route> routes =
                gateway.edge().routes().stream().collect(Collectors.toMap(ContractIT::name, r -> r));
        for (Contract.Operation operation : contract.operations()) {
            Route route = Objects.requireNonNull(routes.get(operation.name()), operation.name());
            assertThat(operation.query()).as(operation.name()).containsExactlyInAnyOrderElementsOf(route.query());
            assertThat(operation.takes()).as(operation.name()).containsExactlyInAnyOrderElementsOf(route.takes());
            Set<String> gives = route.gives().stream()
                    .map(type -> type.split(";", 2)[0])
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(Contract.names(
                            operation.node().path("responses").path("200").path("content")))
                    .as(operation.name())
                    .containsExactlyInAnyOrderElementsOf(gives);
            assertThat(operation.isOpen()).as(operation.name()).isEqualTo(route.access() == Route.Access.OPEN);
        }
    }

    /// The documented examples are one story: told in their order, each is accepted.
    @Test
    void everyExampleOfAnOperationIsAccepted() {
        int device = gateway.device(
                Enrolments.name("all"),
                Set.of(Role.CLERK, Role.SUPERVISOR, Role.INVENTORY_CONTROL, Role.INTEGRATOR, Role.ADMINISTRATOR),
                Set.of(),
                false);
        String token = http.tokenOfDevice(device);
        JsonNode examples = contract.find("PUT", "/v1/stores/0123/operations/1/1")
                .orElseThrow()
                .node()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("examples");
        long number = 0;
        long received = 0;
        for (String name : names(examples)) {
            ObjectNode request = examples.path(name).path("value").deepCopy();
            if (name.equals("reverse")) {
                ((ObjectNode) request.path("operation")).put("event", received);
            }
            if (name.equals("resolve-case")) {
                ((ObjectNode) request.path("operation")).put("discrepancy", gateway.parkedPosting());
            }
            if (name.equals("assign-case")) {
                ((ObjectNode) request.path("operation")).put("discrepancy", gateway.parkedPosting());
            }
            String store = chain(name) ? "0000" : "0123";
            number++;
            Http.Response response = http.send(
                    "PUT", "/v1/stores/" + store + "/operations/" + device + "/" + number, token, request.toString());

            assertThat(response.status()).as("%s %s", name, response.json()).isEqualTo(200);
            if (name.equals("report-damage")) {
                received = response.json().path("event").asLong();
            }
        }
    }

    private static boolean chain(String example) {
        return List.of("put-site", "put-vendor", "put-items", "put-bundle", "put-person", "put-device", "put-policy")
                .contains(example);
    }

    /// In the document's order.
    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// Each documented status is given by somebody's request: first those that every operation can be brought to in
    /// the
    /// same way, then those that need a request of their own.
    @Test
    void everyDocumentedStatusCanBeMet() {
        Provocations provocations = new Provocations(gateway, http);
        List<String> missing = new ArrayList<>();
        for (Contract.Operation operation : contract.operations()) {
            for (int status : contract.statuses(operation)) {
                if (!NEED_A_FAULT.contains(status) && !provocations.meets(operation, status)) {
                    missing.add(operation.name() + " " + status);
                }
            }
        }
        assertThat(missing).as("documented, but nothing leads there").isEmpty();
    }

    @Test
    void whatTakesTheWrongMethodSaysSo() {
        for (Contract.Operation operation : contract.operations()) {
            String path = Provocations.path(operation.template(), 1);
            HttpRequest request = http.request(path, "")
                    .method("PATCH", BodyPublishers.noBody())
                    .build();
            assertThat(http.send(request).status()).as(operation.name()).isEqualTo(405);
        }
    }

    @Test
    void theContractThatIsServedIsTheOneThatIsChecked() {
        assertThat(enrolments.handheld()).isPositive();
        assertThat(http.get("/openapi.yaml", "").raw().body()).contains("operationId: putOperation");
    }
}
