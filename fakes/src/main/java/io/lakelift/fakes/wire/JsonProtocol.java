package io.lakelift.fakes.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The AWS JSON protocol: the operation in a header, and JSON in both directions. FSx and Glue use version 1.1; Step
 * Functions uses 1.0.
 */
record JsonProtocol(JsonService service) implements Protocol {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public String name() {
        return service.targetPrefix();
    }

    @Override
    public Reply answer(Request request, String requestId) {
        try {
            return reply(200, service.answer(operation(request), input(request.text())));
        } catch (ServiceError refused) {
            return reply(refused.status(), error(refused));
        } catch (ConnectionLost lost) {
            throw lost;
        } catch (RuntimeException defect) {
            return reply(500, error(ServiceError.defect(defect)));
        }
    }

    private Reply reply(int status, Map<String, Object> members) {
        return Reply.text(status, "application/x-amz-json-" + service.version(), text(members));
    }

    private String operation(Request request) {
        String target = request.headers().apply("X-Amz-Target").orElse("");
        String prefix = service.targetPrefix() + ".";
        if (!target.startsWith(prefix)) {
            throw JsonService.unknownOperation(target);
        }
        return target.substring(prefix.length());
    }

    private static Input input(String body) {
        try {
            JsonNode sent = JSON.readTree(body);
            if (!sent.isObject()) {
                throw Input.unreadable("The request is not a JSON object");
            }
            return new Input(sent);
        } catch (JsonProcessingException e) {
            throw Input.unreadable("The request is not JSON");
        }
    }

    private Map<String, Object> error(ServiceError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("__type", error.code());
        members.put(service.messageMember(), String.valueOf(error.getMessage()));
        members.putAll(error.members());
        return members;
    }

    private static String text(Map<String, Object> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of maps, lists, strings and numbers is JSON", e);
        }
    }
}
