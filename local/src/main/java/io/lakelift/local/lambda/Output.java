package io.lakelift.local.lambda;

/** Receives the lines that functions print: a log group on Lambda, here the process that runs them. */
@FunctionalInterface
public interface Output {
    /** Takes one line, on a thread of that function's own. */
    void line(String function, String line);
}
