package io.lakelift.infra.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    @Test
    void variables_reachEveryFunction_andNothingElseChanges() throws JsonProcessingException {
        JsonNode template = read("""
                {"Resources": {
                  "Bare": {"Type": "AWS::Lambda::Function", "Properties": {"Handler": "a"}},
                  "Full": {"Type": "AWS::Lambda::Function", "Properties": {"Environment": {"Variables": {"A": "1"}}}},
                  "Other": {"Type": "AWS::S3::Bucket"}}}""");

        assertThat(Endpoints.into(template, Map.of("B", "2"))).isEqualTo(read("""
                {"Resources": {
                  "Bare": {"Type": "AWS::Lambda::Function",
                    "Properties": {"Handler": "a", "Environment": {"Variables": {"B": "2"}}}},
                  "Full": {"Type": "AWS::Lambda::Function",
                    "Properties": {"Environment": {"Variables": {"A": "1", "B": "2"}}}},
                  "Other": {"Type": "AWS::S3::Bucket"}}}"""));
    }

    private static JsonNode read(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }
}
