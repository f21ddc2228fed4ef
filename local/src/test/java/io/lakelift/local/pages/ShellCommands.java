package io.lakelift.local.pages;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads command lines as a POSIX shell does: words, quotes, comments, and what ends a command. It expands nothing, for
 * the pages use no more than that.
 */
final class ShellCommands {
    private final String text;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word = new StringBuilder();
    private boolean begun;
    private int at;

    private ShellCommands(String text) {
        this.text = text;
    }

    /**
     * The words of each command.
     *
     * @throws IllegalArgumentException where a quotation mark has no partner
     */
    static List<List<String>> of(String text) {
        ShellCommands read = new ShellCommands(text.replace("\\\n", " "));
        read.read();
        return read.commands;
    }

    private void read() {
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '\'' || next == '"') {
                quoted(next);
            } else if (next == '#' && !begun) {
                at = Math.max(at, end('\n'));
            } else if ("\n;&|".indexOf(next) >= 0) {
                endCommand();
            } else if (Character.isWhitespace(next)) {
                endWord();
            } else {
                append(next == '\\' && at < text.length() ? text.charAt(at++) : next);
            }
        }
        endCommand();
    }

    private void quoted(char mark) {
        begun = true;
        while (at < text.length() && text.charAt(at) != mark) {
            if (mark == '"' && text.startsWith("$(", at)) {
                substituted();
                continue;
            }
            boolean escaped = mark == '"' && text.charAt(at) == '\\' && at + 1 < text.length();
            word.append(text.charAt(escaped ? ++at : at));
            at++;
        }
        if (at++ >= text.length()) {
            throw new IllegalArgumentException("the quotation mark %s has no partner".formatted(mark));
        }
    }

    /** Inside it quotation marks begin again. */
    private void substituted() {
        char open = ' ';
        int from = at;
        while (at < text.length() && (open != ' ' || text.charAt(at) != ')')) {
            char letter = text.charAt(at++);
            if (letter == open) {
                open = ' ';
            } else if (open == ' ' && (letter == '\'' || letter == '"')) {
                open = letter;
            }
        }
        at = Math.min(at + 1, text.length());
        word.append(text, from, at);
    }

    private int end(char mark) {
        int found = text.indexOf(mark, at);
        return found < 0 ? text.length() : found;
    }

    private void append(char letter) {
        begun = true;
        word.append(letter);
    }

    private void endWord() {
        if (begun) {
            words.add(word.toString());
            word = new StringBuilder();
            begun = false;
        }
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(words);
            words = new ArrayList<>();
        }
    }
}
