package io.lakelift.config;

/**
 * One source of a schedule.
 *
 * @param sourceArn what is exported
 * @param parameters for this source; they go before those of the schedule
 */
public record Source(String sourceArn, Parameters parameters) {}
