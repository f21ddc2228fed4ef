package io.lakelift.local.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks the user a question on standard output, and reads the answer from standard input. */
final class Question {
    private final PrintWriter out;
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    Question(PrintWriter out) {
        this.out = out;
    }

    /** Whether standard input is a terminal; the launcher checks this and sets the property. */
    static boolean possible() {
        return Boolean.getBoolean("lakelift.asks");
    }

    /**
     * The answer in lower case, without surrounding spaces; empty also if standard input has ended or cannot be read.
     */
    String ask(String text) {
        out.print(text + " ");
        out.flush();
        try {
            String answer = in.readLine();
            return answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return ""; // as if standard input had ended
        }
    }
}
