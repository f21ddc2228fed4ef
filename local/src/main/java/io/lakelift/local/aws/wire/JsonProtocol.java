package io.lakelift.local.aws.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The AWS JSON protocol: the operation in a header, JSON in and out, as FSx (1.1) and Step Functions (1.0) speak it. */
record JsonProtocol(JsonService service) implements Protocol {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public String name() {
        return service.targetPrefix();
    }

    @Override
    public String contentType() {
        return "application/x-amz-json-" + service.version();
    }

    @Override
    public Reply answer(Request request, String requestId) {
        try {
            return new Reply(200, text(service.answer(operation(request.target()), input(request.body()))));
        } catch (ServiceError refused) {
            return new Reply(refused.status(), text(error(refused)));
        } catch (ConnectionLost lost) {
            throw lost;
        } catch (RuntimeException defect) {
            return new Reply(500, text(error(ServiceError.defect(defect))));
        }
    }

    private String operation(String target) {
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
            throw new IllegalStateException("an answer of maps, lists, texts and numbers is JSON", e);
        }
    }
}
