package io.lakelift.local.lambda;

/** Receives the lines that functions print or log, in place of a CloudWatch log group. */
@FunctionalInterface
public interface Output {
    /** Receives one line; may be called on several threads at once. */
    void line(String function, String line);
}
