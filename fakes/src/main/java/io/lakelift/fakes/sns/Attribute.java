package io.lakelift.fakes.sns;

/** A message attribute; subscribers filter by it. */
public record Attribute(String dataType, String value) {}
