package io.lakelift.config;

/**
 * A mistake in a file.
 *
 * @param line the line number, counted from 1; 0 if the mistake is about the file as a whole
 * @param sentence says what is wrong, and what would be right
 */
public record Mistake(int line, String sentence) {}
